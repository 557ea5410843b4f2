/** What can be wrong with a YAML file that is read against a schema. */
export type SchemaCode =
  'yaml-syntax' | 'file-empty' | 'not-a-map' | 'unknown-key' | 'missing-key' | 'wrong-type' | 'wrong-value';
