/**
 * Real VS Code for tests, screenshots and `npm start`: code-server (the VS Code server and web workbench from npm) with
 * Debian's or anybody's Chromium, driven by playwright-core. Nothing here reaches outside this machine.
 */
export { launchBrowser } from './browser';
export { linkExtension, workspaceCopy } from './folders';
export { repository } from './paths';
export { startServer, type Server, type ServerOptions } from './server';
export { quietSettings, themeClasses, themes, type Settings, type Theme } from './settings';
export { openWorkbench, until, Workbench, type WorkbenchOptions } from './workbench';
