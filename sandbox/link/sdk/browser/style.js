// @ts-check
/** @import { LinkOptions } from '../link-props.ts' */

const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

const css = `
:host { display: block; width: 100%; height: 100%; }
* { box-sizing: border-box; }
.frame { --paper: light-dark(#fff, #1b1c22); --ink: light-dark(#1c1d22, #ecedf3); --soft: light-dark(#5b5e6b, #aeb1c0);
  --line: light-dark(#d5d7e0, #3d404e); --shade: light-dark(#f1f2f7, #272934); --bad: light-dark(#a3242e, #f2a0a6);
  display: flex; flex-direction: column; height: 100%; min-height: 0; overflow: hidden; background: var(--paper); color: var(--ink);
  border: 1px solid var(--line); border-radius: 12px; font: 15px/1.5 system-ui, sans-serif; }
.frame.bare { border: 0; border-radius: 0; }
header { display: flex; align-items: center; justify-content: space-between; gap: 12px; min-height: 52px; padding: 8px 12px 8px 24px; color: var(--soft); font-size: 13px; }
.page { flex: 1; min-height: 0; overflow: auto; scroll-padding-bottom: 96px; padding: 4px 24px 24px; }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3; } h1:focus, .page:focus { outline: 0; } h2 { margin: 16px 0 4px; font-size: 14px; }
p { margin: 0 0 12px; } ul { margin: 0 0 12px; padding-left: 20px; } a { color: var(--primary-text); } .soft { color: var(--soft); } .small { font-size: 13px; }
form { margin: 0; } fieldset { border: 0; margin: 12px 0 16px; padding: 0; min-width: 0; }
legend, .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
label.choice { display: flex; align-items: center; gap: 12px; padding: 10px 12px; margin-bottom: 8px; border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
label.choice:has(:checked) { border-color: var(--primary-text); background: var(--shade); }
label.choice small { display: block; color: var(--soft); font-size: 13px; } label.choice input { accent-color: var(--primary); flex: none; margin: 0; }
svg { width: 28px; height: 28px; flex: none; } .badge { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; }
.search { display: block; margin: 8px 0 0; font-size: 13px; color: var(--soft); }
input[type=search] { display: block; width: 100%; min-height: 40px; margin-top: 4px; padding: 6px 10px; border: 1px solid var(--soft); border-radius: 8px; background: var(--paper); color: var(--ink); font: inherit; }
.actions { position: sticky; bottom: -24px; display: flex; flex-wrap: wrap; gap: 12px; padding: 12px 0 24px; background: var(--paper); }
.aside { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 4px; }
button { min-height: 44px; padding: 8px 20px; border: 1px solid var(--primary-text); border-radius: 8px; background: transparent; color: var(--primary-text); font: inherit; cursor: pointer; }
button.main { border-color: var(--primary); background: var(--primary); color: var(--on-primary); } button[disabled] { opacity: 0.6; cursor: default; }
button.close { min-width: 44px; padding: 0; border: 0; color: var(--soft); font-size: 22px; line-height: 1; }
button.little { min-height: 32px; padding: 2px 12px; font-size: 13px; }
:focus-visible { outline: 3px solid var(--primary-text); outline-offset: 2px; }
.alert { padding: 8px 12px; border-left: 4px solid var(--bad); background: var(--shade); }
`;

/**
 * Adds the styles of Link to its shadow root, so that they do not affect the client's page. A constructed style sheet
 * is allowed even if the page's content security policy forbids inline styles. If the client gives a nonce, a style
 * element with the nonce is used.
 * @param {ShadowRoot} root
 * @param {LinkOptions} options
 */
export function applyStyle(root, { theme, nonce }) {
  const primary = theme?.colors?.primary ?? '';
  const all = css + colours(hex.test(primary) ? primary : '#4b3fd1');
  if (nonce) {
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = all;
    root.append(style);
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(all);
  root.adoptedStyleSheets = [sheet];
}

/**
 * Returns CSS variables for the client's colour. Text on a button of this colour is black or white, whichever is
 * readable. Text in this colour is darkened in light mode and lightened in dark mode.
 * @param {string} primary
 */
const colours = (primary) => `
.frame { --primary: ${primary}; --on-primary: ${luminance(primary) > 0.3 ? '#000' : '#fff'};
  --primary-text: light-dark(color-mix(in srgb, ${primary} 75%, #000), color-mix(in srgb, ${primary} 45%, #fff)); }`;

/** @param {string} colour */
function luminance(colour) {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
