/**
 * What is used of `@huggingface/hub`. Imported when the hub is first asked, so that programs that never go there do not
 * load the package; named here, so that bundles hold no more of it.
 */
export { datasetInfo, listFiles, modelInfo } from '@huggingface/hub';
