/** The themes a person can choose. 'system' uses the theme of the operating system. */
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = 'outlay-theme';

/** Parses the theme cookie. Any unknown value means 'system'. */
export const parseTheme = (text: string | undefined): Theme => themes.find((theme) => theme === text) ?? 'system';
