import type { MessagePort } from 'node:worker_threads';
import type { HubOptions } from '../../hub';
import { createLanguageService, type TextDocument } from '../../language';
import type { ServerFiles } from '../files/server-files';
import { useTranslations } from '../localise';
import { Samples } from '../samples';
import type { AsideAnswer, AsideQuestion } from './protocol';

/** What the thread that renders slow rows does: it reads the data itself, within the same folders as the server. */
export function answerAside(port: MessagePort, disk: ServerFiles, hub: HubOptions): void {
  let documents: readonly TextDocument[] = [];
  let folders: readonly string[] = [];
  const samples = new Samples(
    () => disk,
    () => folders,
    hub,
  );
  const service = createLanguageService({
    documents: async () => documents,
    sampleRows: (document, data, limit) => samples.read(document, data, limit),
    listFolder: async () => [],
  });
  const answer = async (question: AsideQuestion): Promise<AsideAnswer> => {
    ({ documents, folders } = question);
    await useTranslations(question.options, disk);
    return { rendered: await service.renderSlowly(question.slow.document, question.slow) };
  };
  // One question at a time: the server waits for each answer.
  port.on('message', (question: AsideQuestion) => {
    void answer(question).then((given) => port.postMessage(given));
  });
}
