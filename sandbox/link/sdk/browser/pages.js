// @ts-check
import { element, tile } from './dom.js';
import { markdown, words } from './markdown.js';

/** @import { ErrorArgs, Flow, LinkOptions, OfferedPackage, Started } from '../link-props.ts' */

/**
 * The first page, where the client wants one.
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {{ next: () => void }} on
 */
export function landingPage(options, flow, { next }) {
  const say = textsOf(options, flow);
  return page(
    heading(...words(say('landing.title', 'Connect your data'))),
    ...markdown(say('landing.subtitle', 'Share the books of {clientCompany} with {companyName}. It takes a minute.')),
    actions(button(say('landing.nextButton', 'Next'), next, 'main')),
  );
}

/**
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {{ trouble: string | undefined, chosen: (wanted: OfferedPackage) => void, finish: () => void }} on
 */
export function choosePage(options, flow, { trouble, chosen, finish }) {
  const say = textsOf(options, flow);
  const offered = offeredTo(options, flow);
  const list = element('fieldset', {}, element('legend', {}, 'Accounting software'));
  const none = element('p', { role: 'status', class: 'soft' });
  const search = element('input', { type: 'search', autocomplete: 'off' });
  const fill = () => {
    const found = offered.filter(({ name }) => name.toLowerCase().includes(search.value.trim().toLowerCase()));
    list.replaceChildren(
      element('legend', {}, 'Accounting software'),
      ...found.map((each) => choice('platform', each.key, [tile(each.name, each.colour), each.name])),
    );
    none.textContent = found.length === 0 ? 'No accounting software is called that.' : '';
  };
  search.addEventListener('input', fill);
  fill();
  return page(
    heading(...words(say('main.title', 'Choose your accounting software'))),
    ...markdown(say('main.subtitle', '{companyName} will connect to your books.')),
    ...(trouble ? [element('p', { class: 'alert', role: 'alert' }, trouble)] : []),
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
 * What is agreed to, which is also what `onConsent` is told.
 * @param {LinkOptions} options
 * @param {Flow} flow
 * @param {OfferedPackage} wanted
 * @param {{ agreed: (text: string) => void, back: () => void }} on
 */
export function consentPage(options, flow, wanted, { agreed, back }) {
  const say = textsOf(options, flow, wanted);
  const purpose = say('accounting.consents.purpose', '');
  const named = options.sourceTypes?.accounting?.dataTypes ?? options.text?.['accounting.dataAccess.dataTypes'];
  const terms = element(
    'div',
    {},
    ...markdown(say('accounting.consents.subtitle', purpose)),
    element('h2', {}, 'It will read'),
    bullets(Array.isArray(named) ? named : wanted.reads),
    element('h2', {}, 'It will write'),
    bullets(wanted.writes),
    ...['access', 'accountInformation', 'accountInfo', 'retention', 'termsAndConditions'].flatMap((name) =>
      markdown(say(`accounting.consents.${name}`, '')),
    ),
    ...markdown(say('accounting.dataAccess.consent', '')),
    element('p', { class: 'small soft' }, `You can take this permission away at any time in ${wanted.name}.`),
  );
  const title = say('accounting.consents.title', 'Allow {companyName} to use your {platformName} books?');
  const next = say('accounting.consents.nextButton', say('accounting.dataAccess.nextButton', 'Allow access'));
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
      button(next, () => agreed(`${plain(title)}\n${spoken(terms)}`), 'main'),
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
        'For trying out: ',
        button('The package reports an error', fail, 'little'),
      ),
    ),
  );
}

/** @param {string} name @param {() => void} finish */
export const connectedPage = (name, finish) =>
  page(
    heading(`Connected to ${name}`),
    element('p', {}, 'You are all set. The lists of these books are being read.'),
    actions(button('Complete', finish, 'main')),
  );

/** @param {string} words */
export const waitingPage = (words) => page(element('p', { role: 'status', class: 'soft' }, `${words}\u2026`));

/** @param {ErrorArgs} args @param {() => void} again */
export const troublePage = ({ message, userRecoverable }, again) =>
  page(
    heading('Link cannot go on'),
    element('p', { class: 'alert', role: 'alert' }, message ?? 'Something went wrong.'),
    ...(userRecoverable ? [actions(button('Try again', again, 'main'))] : []),
  );

/** @param {LinkOptions} options @param {Flow} flow @returns {readonly OfferedPackage[]} */
function offeredTo({ showSandboxIntegrations, sourceTypes }, { packages }) {
  const accounting = sourceTypes?.accounting;
  if (sourceTypes && (!accounting || accounting.enableIntegrations === false || accounting.enableIntegration === false))
    return [];
  const allowed = accounting?.allowedIntegrations;
  return packages.filter(
    ({ key, isSandbox }) => (showSandboxIntegrations !== false || !isSandbox) && (!allowed || allowed.includes(key)),
  );
}

/**
 * The client's own words where it has some, with the names they may ask for.
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

/** The page as a person reads it, a line for each thing said. @param {HTMLElement} terms */
const spoken = (terms) => [...terms.querySelectorAll('h2, p, li')].map((each) => each.textContent ?? '').join('\n');
