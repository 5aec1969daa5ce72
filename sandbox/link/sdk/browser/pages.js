// @ts-check
import { element, tile } from './dom.js';
import { markdown, words } from './markdown.js';

/** @import { ErrorArgs, Flow, LinkOptions, OfferedPackage, Started } from '../link-props.ts' */

/**
 * Builds the landing page, which is shown only if the client has enabled it.
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {{ next: () => void }} on
 */
export function landingPage(options, flow, { next }) {
  const text = textsOf(options, flow);
  return page(
    heading(...words(text('landing.title', 'Connect your data'))),
    ...markdown(text('landing.subtitle', 'Share the books of {clientCompany} with {companyName}. It takes a minute.')),
    actions(button(text('landing.nextButton', 'Next'), next, 'main')),
  );
}

/**
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {{ error: string | undefined, chosen: (wanted: OfferedPackage) => void, finish: () => void }} on
 */
export function choosePage(options, flow, { error, chosen, finish }) {
  const text = textsOf(options, flow);
  const offered = offeredPackages(options, flow);
  const list = element('fieldset', {}, element('legend', {}, 'Accounting software'));
  const none = element('p', { role: 'status', class: 'soft' });
  const search = element('input', { type: 'search', autocomplete: 'off' });
  const fill = () => {
    const found = offered.filter(({ name }) => name.toLowerCase().includes(search.value.trim().toLowerCase()));
    list.replaceChildren(
      element('legend', {}, 'Accounting software'),
      ...found.map((each) => choice('platform', each.key, [tile(each.name, each.colour), each.name])),
    );
    none.textContent = found.length === 0 ? 'No accounting software matches.' : '';
  };
  search.addEventListener('input', fill);
  fill();
  return page(
    heading(...words(text('main.title', 'Choose your accounting software'))),
    ...markdown(text('main.subtitle', '{companyName} will connect to your books.')),
    ...(error ? [element('p', { class: 'alert', role: 'alert' }, error)] : []),
    ...(offered.length > 6 ? [element('label', { class: 'search' }, 'Search', search)] : []),
    form(
      (values) => {
        const wanted = offered.find(({ key }) => key === values.get('platform'));
        if (wanted) chosen(wanted);
      },
      list,
      none,
      actions(
        ...(offered.length > 0 ? [element('button', { class: 'main' }, 'Next')] : []),
        ...(options.sourceTypes?.accounting?.optional || offered.length === 0 ? [button('Complete', finish)] : []),
      ),
    ),
  );
}

/**
 * Builds the page with the terms that a person agrees to. The `onConsent` callback gets the same text.
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {OfferedPackage} wanted
 * @param {{ agreed: (text: string) => void, back: () => void }} on
 */
export function consentPage(options, flow, wanted, { agreed, back }) {
  const text = textsOf(options, flow, wanted);
  const purpose = text('accounting.consents.purpose', '');
  const named = options.sourceTypes?.accounting?.dataTypes ?? options.text?.['accounting.dataAccess.dataTypes'];
  const terms = element(
    'div',
    {},
    ...markdown(text('accounting.consents.subtitle', purpose)),
    element('h2', {}, 'It will read'),
    bullets(Array.isArray(named) ? named : wanted.reads),
    element('h2', {}, 'It will write'),
    bullets(wanted.writes),
    ...['access', 'accountInformation', 'accountInfo', 'retention', 'termsAndConditions'].flatMap((name) =>
      markdown(text(`accounting.consents.${name}`, '')),
    ),
    ...markdown(text('accounting.dataAccess.consent', '')),
    element('p', { class: 'small soft' }, `You can revoke this access at any time in ${wanted.name}.`),
  );
  const title = text('accounting.consents.title', 'Allow {companyName} to use your {platformName} books?');
  const next = text('accounting.consents.nextButton', text('accounting.dataAccess.nextButton', 'Allow access'));
  return page(
    element(
      'div',
      { class: 'badge' },
      tile(wanted.name, wanted.colour),
      element('span', { class: 'soft' }, wanted.name),
    ),
    heading(...words(title)),
    terms,
    actions(
      button(next, () => agreed(`${plain(title)}\n${textLines(terms)}`), 'main'),
      button('Back', back),
    ),
  );
}

/**
 * @param {Started} started
 * @param {{ chosen: (organisation: string) => void, cancel: () => void, fail: () => void }} on
 */
export function organisationPage({ connection, organisations }, { chosen, cancel, fail }) {
  return page(
    heading('Choose an organisation'),
    element('p', {}, `These are the organisations in your ${connection.platformName} account.`),
    form(
      (values) => chosen(String(values.get('organisation'))),
      element(
        'fieldset',
        {},
        element('legend', {}, 'Organisation'),
        ...organisations.map((each, index) =>
          choice(
            'organisation',
            each.key,
            [element('span', {}, each.name, element('small', {}, each.facts))],
            index === 0,
          ),
        ),
      ),
      actions(element('button', { class: 'main' }, 'Connect'), button('Cancel', cancel)),
      element(
        'p',
        { class: 'small soft aside' },
        'For testing: ',
        button('The package reports an error', fail, 'little'),
      ),
    ),
  );
}

/** @param {string} name @param {() => void} finish */
export const connectedPage = (name, finish) =>
  page(
    heading(`Connected to ${name}`),
    element('p', {}, 'The lists of these books are being read now.'),
    actions(button('Complete', finish, 'main')),
  );

/** @param {string} words */
export const waitingPage = (words) => page(element('p', { role: 'status', class: 'soft' }, `${words}\u2026`));

/** @param {ErrorArgs} args @param {() => void} retry */
export const errorPage = ({ message, userRecoverable }, retry) =>
  page(
    heading('Link cannot continue'),
    element('p', { class: 'alert', role: 'alert' }, message ?? 'Something went wrong.'),
    ...(userRecoverable ? [actions(button('Try again', retry, 'main'))] : []),
  );

/** @param {LinkOptions} options @param {Flow} flow @returns {readonly OfferedPackage[]} */
function offeredPackages({ showSandboxIntegrations, sourceTypes }, { packages }) {
  const accounting = sourceTypes?.accounting;
  if (sourceTypes && (!accounting || accounting.enableIntegrations === false || accounting.enableIntegration === false))
    return [];
  const allowed = accounting?.allowedIntegrations;
  return packages.filter(
    ({ key, isSandbox }) => (showSandboxIntegrations !== false || !isSandbox) && (!allowed || allowed.includes(key)),
  );
}

/**
 * Returns a function that returns a text of a page. It is the client's own text if there is one, or else the default,
 * with its placeholders replaced.
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {OfferedPackage} [wanted]
 */
function textsOf({ text = {} }, { clientName, companyName }, wanted) {
  const own = text.companyName;
  /** @type {Readonly<Record<string, string>>} */
  const names = {
    companyName: typeof own === 'string' ? own : clientName,
    clientCompany: companyName,
    platformName: wanted?.name ?? '',
  };
  /** @param {string} key @param {string} otherwise */
  return (key, otherwise) => {
    const wording = text[key];
    return (typeof wording === 'string' ? wording : otherwise).replace(
      /\{(\w+)\}/g,
      (whole, name) => names[name] ?? whole,
    );
  };
}

/** @param {...(Node | string)} children */
const page = (...children) => element('div', {}, ...children);
/** @param {...(Node | string)} children */
const heading = (...children) => element('h1', { tabindex: '-1' }, ...children);
/** @param {...Node} children */
const actions = (...children) => element('div', { class: 'actions' }, ...children);
/** @param {readonly string[]} items */
const bullets = (items) => element('ul', {}, ...items.map((item) => element('li', {}, ...words(item))));

/** @param {string} label @param {() => void} pressed @param {string} [kind] */
function button(label, pressed, kind) {
  const made = element('button', { type: 'button', class: kind }, label);
  made.addEventListener('click', () => pressed());
  return made;
}

/** @param {string} name @param {string} value @param {(Node | string)[]} label @param {boolean} [checked] */
const choice = (name, value, label, checked) =>
  element(
    'label',
    { class: 'choice' },
    element('input', { type: 'radio', name, value, required: true, checked }),
    ...label,
  );

/** @param {(values: FormData) => void} sent @param {...Node} children */
function form(sent, ...children) {
  const made = element('form', {}, ...children);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    sent(new FormData(made));
  });
  return made;
}

/** @param {string} text */
const plain = (text) => element('span', {}, ...words(text)).textContent ?? '';

/**
 * Returns the plain text of the terms, with one line for each heading, paragraph or list item.
 * @param {HTMLElement} terms
 */
const textLines = (terms) => [...terms.querySelectorAll('h2, p, li')].map((each) => each.textContent ?? '').join('\n');
