/** How the pages are lit; 'system' goes with the computer. */
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = 'outlay-theme';

/** The theme a cookie holds; whatever else it holds means 'system'. */
export const parseTheme = (text: string | undefined): Theme => themes.find((theme) => theme === text) ?? 'system';
