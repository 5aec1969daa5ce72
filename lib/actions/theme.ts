'use server';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieAttributes, cookieName } from '@/lib/auth/cookies';
import { themeCookie, themes } from '@/lib/domain/theme';
import { refreshPages } from './refresh-pages';
import { publicAction } from './wrapper';

const aYear = 365 * 24 * 60 * 60;

/** Saves the theme of this browser. */
export const setTheme = publicAction(z.object({ theme: z.enum(themes) }), async ({ theme }) => {
  const jar = await cookies();
  jar.set(cookieName(themeCookie), theme, { ...cookieAttributes(), maxAge: aYear });
  refreshPages();
});
