import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { hashPassword } from '@/lib/auth/passwords';
import { checkSignIn } from '@/lib/auth/sign-in';
import type { Viewer } from '@/lib/domain/company/viewer';
import { runningDecoders } from '@/lib/testing/decoders';
import { aPdfOf } from '@/lib/testing/files';
import { aCompany, aPerson } from '@/lib/testing/people';
import { storeReceipt } from './store';

const password = 'a long enough password';
const email = 'ben@example.com';
let viewer: Viewer;
let large: Buffer;
beforeAll(async () => {
  viewer = await aCompany();
  await aPerson({ email, passwordHash: await hashPassword(password) });
  const background = { r: 20, g: 90, b: 200, alpha: 0.5 };
  large = await sharp({ create: { width: 7000, height: 7000, channels: 4, background } })
    .png()
    .toBuffer();
});

/** A PDF that draws itself twice, and so takes all the memory that it gets. */
const looping = aPdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 440] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
  '<< /Length 5 >>\nstream\n/F Do\nendstream',
  '<< /Type /XObject /Subtype /Form /BBox [0 0 300 440] /Resources << /XObject << /F 5 0 R >> >> /Length 11 >>\nstream\n/F Do /F Do\nendstream',
]);

test('sign-in stays fast while large photos and a looping PDF are decoded, two at once', async () => {
  let isDone = false;
  const uploads = Promise.allSettled(
    [large, large, looping, large, large].map((content) =>
      storeReceipt(viewer, { name: 'receipt', content, expenseId: null }),
    ),
  ).finally(() => {
    isDone = true;
  });
  const waits: number[] = [];
  let most = 0;
  while (!isDone) {
    const startedAt = performance.now();
    expect(await checkSignIn({ email, password })).not.toBeNull();
    waits.push(performance.now() - startedAt);
    most = Math.max(most, runningDecoders());
  }
  expect((await uploads).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(most).toBe(2);
  waits.sort((a, b) => a - b);
  // Half of the sign-ins. A single one may meet another program of the machine.
  expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(500);
});
