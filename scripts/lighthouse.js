import { parseArgs } from 'node:util';
import { runCommand } from './command.js';
import { findFreePort } from './process/ports.js';
import { print, UserError } from './process/terminal.js';

const goals = { performance: 95, accessibility: 100 };

/** The measured pages; `pick` finds the address of an expense in the list. */
const pages = [
  { name: 'Sign-in', path: '/sign-in', signedIn: false },
  { name: 'Home', path: '', signedIn: true },
  { name: 'Expenses', path: '/expenses', signedIn: true },
  { name: 'Expense', path: '/expenses', pick: /\/expenses\/[0-9a-f-]{36}(?=")/, signedIn: true },
  { name: 'Mapping', path: '/mapping', signedIn: true },
];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:3000' },
      email: { type: 'string', default: 'owner@demo.test' },
      password: { type: 'string', default: process.env.DEMO_PASSWORD },
    },
  });
  if (!values.password) throw new UserError('Name the password that npm start printed: --password …');
  const cookie = await signIn(values);
  const results = await measure(values.url, cookie);
  for (const { name, performance, accessibility, failed } of results)
    print(
      `  ${name.padEnd(10)} performance ${performance}  accessibility ${accessibility}  ${failed.join(', ')}`.trimEnd(),
    );
  print(JSON.stringify({ goals, pages: results }));
  if (results.some((page) => page.performance < goals.performance || page.accessibility < goals.accessibility))
    process.exitCode = 1;
});

/** Signs in with the form of next-auth, and returns the Cookie header of the session. */
async function signIn({ url, email, password }) {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await first.json();
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(first), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  const session = cookiesOf(response);
  if (!session.includes('session-token')) throw new UserError(`${email} could not sign in at ${url}.`);
  return session;
}

const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

/** Measures each page as a phone, in a browser of its own. */
async function measure(url, cookie) {
  const [{ default: lighthouse }, { chromium }, { findBrowser }] = await Promise.all([
    import('lighthouse'),
    import('@playwright/test'),
    import('./test/browser.js'),
  ]);
  const home = await fetch(url, { headers: { cookie } });
  const results = [];
  const port = await findFreePort();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    for (const page of pages) {
      const extraHeaders = page.signedIn ? { Cookie: cookie } : {};
      const address = await addressOf(page, home.url, url, extraHeaders);
      const { lhr } = await lighthouse(address, {
        port,
        extraHeaders,
        onlyCategories: ['performance', 'accessibility'],
        logLevel: 'error',
      });
      results.push(resultOf(page.name, lhr));
    }
  } finally {
    await browser.close();
  }
  return results;
}

async function addressOf({ path, pick, signedIn }, home, url, headers) {
  if (!signedIn) return `${url}${path}`;
  if (!pick) return `${home}${path}`;
  const list = await (await fetch(`${home}${path}`, { headers })).text();
  return `${home}${pick.exec(list)?.[0] ?? path}`;
}

function resultOf(name, { categories, audits }) {
  const score = (category) => Math.round((categories[category].score ?? 0) * 100);
  return {
    name,
    performance: score('performance'),
    accessibility: score('accessibility'),
    firstPaintMs: Math.round(audits['first-contentful-paint'].numericValue),
    largestPaintMs: Math.round(audits['largest-contentful-paint'].numericValue),
    blockedMs: Math.round(audits['total-blocking-time'].numericValue),
    failed: categories.accessibility.auditRefs.map(({ id }) => id).filter((id) => audits[id]?.score === 0),
  };
}
