import * as l10n from '@vscode/l10n';
import { DataFault } from '../data-fault';

/** What an unpacker says of broken data, as a fault of the file. */
export function brokenAt(method: string, byte: number, cause: unknown): DataFault {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataFault('compression-invalid', brokenMessage(method, byte, reason));
}

function brokenMessage(method: string, byte: number, reason: string): string {
  if (/unexpected (end|eof)/i.test(reason)) {
    return l10n.t('Its {0} data breaks off after {1} bytes. Copy or download it again.', method, byte);
  }
  // Found at the end only, when the rows have been delivered.
  if (/(data|length) check/.test(reason)) {
    return l10n.t('Its {0} check sum does not match: some of its rows are damaged. Copy or download it again.', method);
  }
  return l10n.t('Its {0} data is damaged near byte {1} ({2}). Copy or download it again.', method, byte, reason);
}
