export declare function ensureTrainers(): Promise<string>;
