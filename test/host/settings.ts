/** User settings of a VS Code under test, as in `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/** The three looks that every picture must survive; the names are VS Code's own. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
  contrastLight: 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof themes;

/** The class that VS Code gives to its window in each of them. */
export const themeClasses: Readonly<Record<Theme, string>> = {
  dark: 'vs-dark',
  light: 'vs',
  contrast: 'hc-black',
  contrastLight: 'hc-light',
};

/** A VS Code that keeps to itself: no welcome, no updates, no features that would ask the network. */
export const quietSettings: Settings = {
  'chat.agentHost.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The browser's VS Code saves by itself after a second; desktop VS Code does not.
  'files.autoSave': 'off',
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'workbench.colorTheme': themes.dark,
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};
