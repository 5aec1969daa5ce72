import { describe, expect, test } from 'vitest';
import { anAccount as account } from '../testing/account';
import { current, kindOf, out, received, savings, visa } from '../testing/recognise';
import { wordsOf } from './recognise';
import { typeOfKind } from './row-kind';

describe('fees and interest', () => {
  test.each([
    'Foreign transaction fee',
    'MONTHLY ACCOUNT FEE OCT',
    'Card fee November 2026',
    'Transferwise fee',
    'Kontoführungsgebühr 10/2026',
    'KONTOFUEHRUNGSGEBUEHR',
    'Entgeltabschluss',
    'FRAIS BANCAIRES',
    'Cotisation carte business',
    'Kosten zakelijke rekening',
    'Comisión de mantenimiento',
    'COMMISSIONI BANCARIE',
    'Spese tenuta conto',
  ])('%s is a fee', (text) => {
    expect(out(text)).toMatchObject({ is: 'fee', asks: false });
    // The bank returns a fee as it returns a purchase.
    expect(typeOfKind(received(text).is, 'in')).toBe('refund');
  });

  test.each([
    'Interest charged on purchases',
    'INTEREST',
    'Sollzinsen',
    'Agios',
    'Debetrente',
    'Intereses deudores',
    'Interessi passivi',
  ])('%s is interest, a payment or income by its direction', (text) => {
    const { is } = out(text);
    expect([is, typeOfKind(is, 'out'), typeOfKind(received(text).is, 'in')]).toEqual(['interest', 'payment', 'reward']);
  });

  test.each([
    'Fee’s Bakery',
    'FEES AND FLOWERS LTD',
    'Interest Flora',
    'Cash Converters',
    'Annual fee Golf Club',
    'Kosten Fietsen BV',
    'Spesenritter GmbH',
    'Commission Studio',
    'Bonus Burger',
    'Giffgaff Top Up',
    'Top Up TV',
    'Rente Bloemen',
    'Chargeback Consulting',
    'Transferwise',
    'The Refund Company',
    'ATM Autoteile Müller',
  ])('%s is an ordinary payment', (name) =>
    expect(out(name)).toEqual({ is: 'payment', why: null, asks: false, other: null, pair: null, isDecided: false }),
  );

  test('a code of the bank tells a fee whose text does not', () => {
    expect(kindOf('DEB 12', { bankKind: 'fee' })).toMatchObject({
      is: 'fee',
      why: 'The bank calls it a fee of the bank.',
    });
    expect(kindOf('Sparkasse Köln', { note: 'Entgeltabschluss siehe Anlage' })).toMatchObject({ is: 'fee' });
    expect(kindOf('Acme GmbH', { note: 'Zinsen für Rechnung 4' })).toMatchObject({ is: 'payment' });
  });
});

describe('rewards and chargebacks', () => {
  test.each([
    ['CASHBACK REWARD', 'reward'],
    ['Bonusgutschrift', 'reward'],
    ['Chargeback AMAZON MARKETPLACE', 'chargeback'],
    ['Provisional credit', 'chargeback'],
    ['Rétrofacturation', 'chargeback'],
    ['Refund Acme', 'refund'],
  ])('money in with “%s” is a %s', (text, is) => expect(received(text)).toMatchObject({ is, asks: false }));

  test('a chargeback that the bank takes back is a payment again', () => {
    for (const text of ['Chargeback reversal AMAZON', 'PROVISIONAL CREDIT REVERSED', 'Chargeback Amazon storno']) {
      expect(out(text)).toMatchObject({ is: 'chargeback lost', asks: false });
      expect(typeOfKind(out(text).is, 'out')).toBe('payment');
    }
  });

  test('cashback at a till is a purchase', () => expect(out('TESCO CASHBACK 3311')).toMatchObject({ is: 'payment' }));
});

describe('transfers', () => {
  test.each([
    'PAYMENT RECEIVED - THANK YOU',
    'Payment received',
    'AUTOPAY PYMT',
    'Danke für Ihre Zahlung',
    'Zahlung dankend erhalten',
    'MERCI POUR VOTRE PAIEMENT',
    'Bedankt voor uw betaling',
    'Gracias por su pago',
    'Grazie per il pagamento',
    'PAYMENT   RECEIVED -  THANK YOU',
    'PAYMENTRECEIVED',
    'PYMT RECD THANKYOU',
    'Payment rcvd 03/11',
    'Payment by Faster Payment',
    'PAGAMENTO RECEBIDO OBRIGADO',
    'Inbetalning tack',
  ])('%s pays the card from the only account that it can come from', (text) =>
    expect(received(text)).toMatchObject({ is: 'transfer', asks: false, other: { name: 'Business current' } }),
  );

  test('asks for the account when several fit, or none is known', () => {
    expect(received('Payment received - thank you', [visa, current, savings])).toMatchObject({
      is: 'transfer',
      asks: true,
      other: null,
    });
    expect(received('Payment received - thank you', [])).toMatchObject({ is: 'transfer', asks: true });
    expect(received('Payment received from Acme Ltd')).toMatchObject({ is: 'transfer', asks: true, other: null });
    expect(received('Faster payment received')).toMatchObject({ asks: true });
  });

  test.each([
    ['the IBAN of an account', 'Rent GB29NWBK60161331926819', 'Business current'],
    ['the IBAN in groups', 'to GB29 NWBK 6016 1331 9268 19', 'Business current'],
    ['the IBAN over two lines', 'IBAN GB29NWBK6016\n1331926819', 'Business current'],
    ['the account number without its bank', 'FPO 60-16-13 31926819 J FINCH', 'Business current'],
    ['the name of an account', 'Transfer to Business Current', 'Business current'],
    ['the name of an account in the books', 'To savings', 'Savings'],
  ])('%s names the other account', (_, payee, other) =>
    expect(kindOf(payee, {}, [visa, current, savings])).toMatchObject({
      is: 'transfer',
      asks: false,
      other: { name: other },
    }),
  );

  test('the end of a card’s number names it, and hidden digits are none', () => {
    const masked = account('Company card', { numbers: ['5412 •••• 0077'] });
    expect(kindOf('Ref 54120077', {}, [visa, masked])).toMatchObject({ is: 'payment' });
    expect(kindOf('TFR TO ****0077', {}, [visa, masked])).toMatchObject({ is: 'transfer', other: masked });
    expect(kindOf('TFR TO CARD ****4590', { own: current })).toMatchObject({ is: 'transfer', other: visa });
  });

  test('the account on the other side counts by its number, also where one of both is no whole IBAN', () => {
    const own = [visa, account('Giro', { numbers: ['0500105170'] })];
    expect(kindOf('Finch', { otherNumber: 'DE89 3704 0044 0500 1051 70' }, own)).toMatchObject({
      is: 'transfer',
      other: { name: 'Giro' },
    });
    expect(kindOf('Finch', { otherNumber: 'DE89 3704 0044 0532 0130 00' }, own)).toMatchObject({ is: 'payment' });
  });

  test('its own number makes no row a transfer', () =>
    expect(kindOf('Rent GB29NWBK60161331926819', { own: current })).toMatchObject({ is: 'payment' }));

  test('an account with the name of a merchant asks', () =>
    expect(kindOf('PAYPAL', {}, [visa, account('PayPal')])).toMatchObject({ is: 'transfer', asks: true }));

  test('an account in another currency asks, because the amount there is not known', () =>
    expect(kindOf('To savings', {}, [visa, account('Savings', { currency: 'EUR' })])).toMatchObject({
      asks: true,
      other: null,
    }));

  test('a cash withdrawal goes to the cash account, and asks without one', () => {
    for (const text of [
      'ATM WITHDRAWAL HIGH ST',
      'Bargeldauszahlung',
      'RETRAIT DAB PARIS',
      'Geldopname',
      'Retirada de efectivo',
      'Prelievo bancomat',
    ]) {
      expect(out(text, [visa, current, account('Petty cash')])).toMatchObject({
        is: 'transfer',
        asks: false,
        other: { name: 'Petty cash' },
      });
      expect(out(text)).toMatchObject({ is: 'transfer', asks: true });
    }
    expect(out('ATM withdrawal fee', [visa, account('Petty cash')])).toMatchObject({ is: 'fee' });
  });

  test('a payment to the company itself is one', () =>
    expect(out('HARBOUR & FINCH')).toMatchObject({ is: 'transfer', other: current }));
});

test('rows with other dates and references have the same words', () => {
  expect(wordsOf('TFR 12/11/2026 REF 88231 ACME')).toBe(wordsOf('Tfr 03/10/2026 ref 77110 Acme'));
  expect(wordsOf('Visa 4590')).not.toBe(wordsOf('Visa 1111'));
});
