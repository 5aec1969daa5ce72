import type { Hono } from 'hono';
import { packageFor } from '../packages/index';

/** The style of the sandbox's pages. It differs from Outlay's style, so that nobody confuses the two. */
const css = `
:root { color-scheme: light dark; --paper: #f7f4ec; --card: #fffdf8; --ink: #26231c; --soft: #675f50; --line: #ddd5c3;
  --mark: #7a3e12; --on-mark: #fffdf8; --good: #2c6b3f; --bad: #a32d2d; --shade: #efe9db; }
@media (prefers-color-scheme: dark) { :root { --paper: #1d1b17; --card: #262420; --ink: #eee8da; --soft: #b3a994; --line: #413c32;
  --mark: #e0a067; --on-mark: #241505; --good: #86c99a; --bad: #f09a94; --shade: #302d27; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 Georgia, 'Times New Roman', serif; }
button, .button, input, select, .plain, table, .tag, nav { font-family: system-ui, sans-serif; }
header.bar { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: baseline; padding: 12px 20px; border-bottom: 3px double var(--line); background: var(--card); }
header.bar strong { font-size: 16px; } nav { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 14px; }
main { max-width: 1060px; margin: 0 auto; padding: 24px 20px 64px; } main.narrow { max-width: 520px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 8px; font-weight: normal; } h2 { font-size: 19px; font-weight: normal; margin: 32px 0 8px; }
h3 { font-size: 15px; margin: 0; } p { margin: 0 0 12px; } a { color: var(--mark); } .soft { color: var(--soft); } .small { font-size: 13px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 3px; padding: 16px 20px; margin: 0 0 16px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); padding: 6px 12px 6px 0; white-space: nowrap; }
td { border-bottom: 1px solid var(--line); padding: 6px 12px 6px 0; vertical-align: top; } tr:last-child td, tbody tr:last-child th { border-bottom: 0; } tbody th { color: var(--ink); font-weight: 500; vertical-align: top; white-space: normal; }
.tabs { border-bottom: 1px solid var(--line); margin: 4px 0 20px; gap: 4px 24px; } .tabs a { padding: 8px 0; margin-bottom: -1px; color: var(--soft); text-decoration: none; border-bottom: 2px solid transparent; }
.tabs a:hover { color: var(--ink); } .tabs [aria-current] { color: var(--ink); border-bottom-color: var(--mark); font-weight: 600; }
.filters { margin: 0 0 16px; gap: 8px; } .filters a { padding: 3px 12px; border: 1px solid var(--line); border-radius: 14px; color: var(--soft); text-decoration: none; } .filters a:hover { color: var(--ink); }
.filters [aria-current] { color: var(--ink); background: var(--shade); border-color: var(--mark); } .pager { margin: 16px 0; align-items: baseline; }
tfoot th, tfoot td { border-top: 3px double var(--line); border-bottom: 0; color: var(--ink); font-weight: 600; } td:first-child { white-space: nowrap; }
.card > h2:first-child { margin-top: 0; } h4 { margin: 8px 0 4px; }
.num { text-align: right; white-space: nowrap; } code, .hash { font: 12px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 8px 20px; margin: 8px 0 12px; } dt { font: 12px system-ui, sans-serif; color: var(--soft); } dd { margin: 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: baseline; justify-content: space-between; }
button, .button { display: inline-block; min-height: 40px; padding: 8px 18px; font-size: 15px; border: 1px solid var(--mark); border-radius: 3px; background: var(--mark); color: var(--on-mark); cursor: pointer; text-decoration: none; }
button.quiet { background: transparent; color: var(--mark); } button.little { min-height: 28px; padding: 2px 10px; font-size: 13px; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; } form.inline { display: inline-flex; max-width: 100%; gap: 8px; align-items: center; flex-wrap: wrap; } form.inline label { min-width: 0; }
fieldset { border: 0; padding: 0; margin: 0 0 16px; } legend { padding: 0; margin-bottom: 8px; }
label.choice { display: flex; gap: 12px; align-items: flex-start; padding: 12px 14px; border: 1px solid var(--line); border-radius: 3px; margin-bottom: 8px; background: var(--card); cursor: pointer; font-family: system-ui, sans-serif; }
label.choice:has(:checked) { border-color: var(--mark); background: var(--shade); } label.choice input { margin-top: 4px; }
label.choice span span { display: block; color: var(--soft); font-size: 13px; }
fieldset.choices { min-width: 0; } form.search { margin: 0 0 16px; font-family: system-ui, sans-serif; font-size: 14px; } form.search .row { flex-wrap: nowrap; align-items: stretch; } form.search input { flex: 1; min-width: 0; } .aside { margin-top: 24px; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 20px; } ul.plain { padding-left: 20px; font-size: 14px; } ul.plain li { margin-bottom: 4px; }
input[type=date], input[type=text], select { max-width: 100%; min-height: 32px; padding: 4px 8px; border: 1px solid var(--soft); border-radius: 3px; background: var(--card); color: var(--ink); font-size: 14px; }
.tag { display: inline-block; font-size: 12px; padding: 0 8px; border: 1px solid currentColor; border-radius: 10px; } .good { color: var(--good); } .bad { color: var(--bad); }
.notice { border-left: 4px solid var(--mark); padding: 8px 14px; background: var(--shade); margin-bottom: 16px; } .badge { display: flex; gap: 12px; align-items: center; margin-bottom: 16px; }
form.scenario { display: flex; gap: 16px; align-items: center; justify-content: space-between; padding: 10px 0; border-top: 1px solid var(--line); }
form.scenario:first-child { border-top: 0; } form.scenario > div { flex: 1; min-width: 0; } form.scenario label { flex-wrap: wrap; } form.inline label { font: 14px system-ui, sans-serif; max-width: 100%; } form.scenario strong { font-weight: 600; font-family: system-ui, sans-serif; font-size: 14px; } form.scenario div > .soft { display: block; }
form.scenario label { display: inline-flex; gap: 8px; align-items: center; margin-top: 6px; max-width: 100%; font-family: system-ui, sans-serif; } select { max-width: 100%; min-width: 0; } .above { margin-bottom: 12px; }
.notice.warning { border-left-color: var(--bad); } .notice h2 { margin: 0 0 6px; font-size: 17px; } .notice p, .notice ul { margin: 0 0 10px; } ul.columns { columns: 280px; margin: 0; }
pre { margin: 0; overflow: auto; max-height: 480px; font: 12px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; } td.when { white-space: nowrap; } dl.facts.card { grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); margin: 8px 0 16px; }
@media (max-width: 640px) { .log thead { position: absolute; clip-path: inset(50%); } .log tr { display: flex; flex-wrap: wrap; gap: 2px 14px; padding: 10px 0; border-bottom: 1px solid var(--line); } .log td { border: 0; padding: 0; } .log td.main { flex: 1 0 100%; order: 1; } .log tr:last-child { border-bottom: 0; } input[type=text] { max-width: 100%; } } button:disabled { opacity: 0.45; cursor: default; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#7a3e12"/><path d="M8 10h16M8 16h16M8 22h10" stroke="#fffdf8" stroke-width="3"/></svg>';

export function serveStyle(app: Hono): void {
  app.get('/_sandbox/icon.svg', (context) =>
    context.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' }),
  );

  app.get('/_sandbox/style.css', (context) =>
    context.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=60' }),
  );

  /** Serves a square with the first letter of the package, because its real logo is a trademark. */
  app.get('/_sandbox/logos/:file', (context) => {
    const found = packageFor(context.req.param('file').replace(/\.svg$/, ''));
    if (!found) return context.text('There is no such logo.', 404);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48" role="img"><title>${found.name}</title><rect width="48" height="48" rx="8" fill="${found.colour}"/><text x="24" y="32" text-anchor="middle" font-family="Georgia, serif" font-size="24" fill="#fff">${found.name.slice(0, 1)}</text></svg>`;
    return context.body(svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' });
  });
}
