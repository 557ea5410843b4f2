/** Whether a file holds rows by its name: such files are streamed, never read whole as text. */
export function isDataFile(path: string): boolean {
  return /\.(?:jsonl|ndjson|csv|tsv|parquet|json(?=\.))(?:\.(?:gz|zst))?$/i.test(path);
}
