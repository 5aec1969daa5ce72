'use server';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { themeCookie, themes } from '@/lib/domain/theme';
import { openAction } from './wrapper';

const aYear = 365 * 24 * 60 * 60;

/** Keeps how this browser's pages are lit. */
export const chooseTheme = openAction(z.object({ theme: z.enum(themes) }), async ({ theme }) => {
  const kept = await cookies();
  kept.set(themeCookie, theme, { path: '/', maxAge: aYear, sameSite: 'lax', httpOnly: true });
  revalidatePath('/', 'layout');
});
