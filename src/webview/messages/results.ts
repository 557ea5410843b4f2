/** What the results panel and the extension host say to each other. Plain JSON. */
export type FromResults = { readonly type: 'ready' };
