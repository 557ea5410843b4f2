import type { SchemaElement } from 'hyparquet';
import type { RecordColumn } from '../row-format';

/** Columns as a Parquet schema: nothing is nullable, lists are the three levels that the format asks for. */
export function parquetSchema(columns: readonly RecordColumn[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elements)];
}

function elements({ name, type }: RecordColumn): SchemaElement[] {
  const base = { name, repetition_type: 'REQUIRED' } as const;
  switch (type.kind) {
    case 'string':
      return [{ ...base, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }];
    case 'int':
      return [{ ...base, type: 'INT64' }];
    case 'bool':
      return [{ ...base, type: 'BOOLEAN' }];
    case 'list':
      return [
        { ...base, converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elements({ name: 'element', type: type.of }),
      ];
    case 'struct':
      return [{ ...base, num_children: type.fields.length }, ...type.fields.flatMap(elements)];
  }
}
