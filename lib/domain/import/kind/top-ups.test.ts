import { describe, expect, test } from 'vitest';
import { current, kindOf, received, visa } from '../testing/recognise';

describe('money between a card and its bank account', () => {
  test.each([
    'Top-Up by *1234',
    'Google Pay Top-up',
    'Wallet top up',
    'TOPUP REF 123',
    'Card loaded',
    'Guthaben aufgeladen',
    'AUFLADUNG PER UEBERWEISUNG',
    'Rechargement par virement',
    'Alimentation du compte',
    'Opwaardering via iDEAL',
    'Recarga por transferencia',
    'Ricarica da bonifico',
    'Carregamento de cartão',
    'Doładowanie karty',
    'HARBOUR AND FINCH LTD TOPUP',
    'Faster Payment from Harbour & Finch',
  ])('%s loads the card', (text) =>
    expect(received(text)).toMatchObject({ is: 'transfer', asks: false, other: { name: 'Business current' } }),
  );

  test.each(['CARDMEMBER SERV WEB PYMT', 'Transfer to card', 'PRELEVEMENT CARTE', 'Virement vers carte'])(
    '%s pays a card from the bank account',
    (text) => expect(kindOf(text, { own: current })).toMatchObject({ is: 'transfer', asks: false, other: visa }),
  );

  test.each([
    'Card payment Tesco',
    'CARD PAYMENT TO TESCO STORES',
    'TFL TOPUP',
    'Apple top up',
    'Ricarica telefonica TIM',
    'Recarga movil',
    'Opwaardering KPN',
    'Handyaufladung Vodafone',
    'Finch Rec Centre',
    'Harbour & Finch Flowers',
  ])('%s is a purchase from the bank account', (text) =>
    expect(kindOf(text, { own: current })).toMatchObject({ is: 'payment', asks: false }),
  );
});
