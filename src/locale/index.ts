/** The language in which a program that is started from a shell, or by another program, speaks to people. */
export { LANGUAGE_VARIABLE, speak, userLanguage } from './speak';
