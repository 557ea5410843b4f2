#!/usr/bin/env node
// Stands in for the `code` executable where there is no desktop VS Code (see shim.ts).
import { register } from 'tsx/cjs/api';
import { createRequire } from 'node:module';

register();
createRequire(import.meta.url)('./shim.ts');
