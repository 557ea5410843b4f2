export declare class Unavailable extends Error {}
