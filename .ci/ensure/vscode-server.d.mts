export interface VsCodeServer {
  readonly home: string;
  readonly node: string;
  readonly entry: string;
}
export declare function ensureVsCodeServer(): Promise<VsCodeServer>;
