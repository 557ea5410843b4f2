import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { hubOptionsFromEnvironment } from '../hub';
import { diskFiles } from './files/disk-files';
import { serve } from './serve';

/** The language server as a program: `--node-ipc`, `--stdio`, `--socket=PORT` or `--pipe=NAME` say how it is talked to. */
serve(createConnection(ProposedFeatures.all), { disk: diskFiles, hub: hubOptionsFromEnvironment(process.env) });
