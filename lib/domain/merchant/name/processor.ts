import type { Concept } from '@/lib/domain/merchant/concept';

/** A payment processor. `concept` is set when all its merchants sell the same kind of thing. */
export type Processor = {
  readonly name: string;
  readonly concept?: Concept;
  /** Whether the processor serves shops and stalls. Software companies do not use such a processor. */
  readonly local?: boolean;
};

/** Removes the bank's words and the payment processor from the start of a printed name. */
export function stripProcessor(text: string): { readonly processor: Processor | undefined; readonly rest: string } {
  const printed = stripBankWords(text);
  for (const [pattern, processor] of processors) {
    const [taken] = pattern.exec(printed) ?? [];
    if (taken && taken.length < printed.length) return { processor, rest: stripBankWords(printed.slice(taken.length)) };
  }
  return { processor: undefined, rest: printed };
}

function stripBankWords(text: string): string {
  let rest = text.trim();
  for (;;) {
    const [taken] = bankWords.exec(rest) ?? [];
    if (!taken || taken.length >= rest.length) return rest;
    rest = rest.slice(taken.length).replace(leadingDate, '').trim();
  }
}

const leadingDate = /^[\s\d/.:*-]+\s(?=\S)/;

const bankWords = new RegExp(
  `^(?:${[
    'pos(?: (?:purchase|debit|refund|transaction|withdrawal))?',
    '(?:(?:debit|credit|visa|mastercard|check) )?card (?:purchase|payment)(?: (?:at|to))?',
    'visa (?:debit|purchase|credit)(?: (?:purchase|card))*',
    'mastercard (?:debit|purchase|credit)(?: purchase)?',
    'debit (?:card|mastercard|visa)(?: purchase)?',
    'contactless(?: (?:payment|purchase))?(?: at)?',
    '(?:checkcard|chkcard|check card)',
    'purchase(?: authorized on| at)?',
    'recurring (?:payment|card payment|debit|transaction)(?: authorized on)?',
    'payment to',
    'direct debit(?: to)?',
    'ach (?:debit|payment)',
    '(?:apple|google|samsung) ?pay(?=[ *-])',
    'online (?:purchase|payment)(?: to)?',
    'eftpos(?: purchase)?',
    'interac(?: purchase)?',
    'paiement (?:par )?(?:carte|cb)',
    'achat (?:cb|carte)',
    '(?:carte|cb)(?= ?[*\\d])',
    'kartenzahlung',
    'lastschrift',
    'compra(?: con)?(?: tarjeta)?',
    'pago con tarjeta',
  ].join('|')})(?:[\\s*:,-]+|$)`,
);

const starred = (names: string) => new RegExp(`^(?:${names})\\s*[_-]?\\s*\\*+\\s*`);

const processors: readonly (readonly [RegExp, Processor])[] = [
  [starred('tst|toast'), { name: 'Toast', concept: 'restaurant', local: true }],
  [starred('eb|eventbrite'), { name: 'Eventbrite', concept: 'events' }],
  [starred('paddle(?:\\.net|\\.com)?'), { name: 'Paddle', concept: 'software' }],
  [
    starred('fs|fsprg|fastspring|2co|2checkout(?:\\.com)?|cleverbridge|lemsqzy|lemonsqueezy|lmnsqzy|dri|digitalriver'),
    {
      name: 'a reseller of software',
      concept: 'software',
    },
  ],
  [starred('dd'), { name: 'DoorDash', concept: 'food-delivery' }],
  [starred('sq|sqc|squ|gosq(?:\\.com)?|square'), { name: 'Square', local: true }],
  [starred('pp|ppl|pypl|paypal'), { name: 'PayPal' }],
  [/^paypal\s+(?!inst|transfer)/, { name: 'PayPal' }],
  [starred('iz|ztl|i?zettle'), { name: 'Zettle', local: true }],
  [/^i?zettle[\s_]+/, { name: 'Zettle', local: true }],
  [/^sumup[\s_*.-]+/, { name: 'SumUp', local: true }],
  [starred('sp|shp|shopify'), { name: 'Shopify' }],
  [/^sp (?=[a-z]{2})/, { name: 'Shopify' }],
  [starred('stripe|str'), { name: 'Stripe' }],
  [
    starred(
      'cke|py|pay|wpy|wpay|in|ic|ls|bt|pt|pti|msp|bls|apl|gpay|wl|ctlp|nya|nyx|usa|act|fh|gdp|mp|rgp|xtr|vsi|ccv',
    ),
    {
      name: 'a payment service',
    },
  ],
  [
    starred(
      'mollie|adyen|klarna|clearpay|afterpay|sezzle|affirm|viva|worldpay|mercadopago|mercpago|payu|iyzico|paystack|tap|dojo|clover|lightspeed|gumroad|ko-fi|buckaroo',
    ),
    { name: 'a payment service' },
  ],
  [/^ls (?=[a-z]{3})/, { name: 'Lightspeed', local: true }],
];
