import type { Direction } from './direction';
import { foldTitle, splitList } from './fold';

/** What the text of a row tells about the row. */
export type Wording = {
  readonly direction: Direction;
  readonly kind: 'payment' | 'refund' | 'income' | 'fee' | 'purchase';
  /** The words that tell it, folded. */
  readonly phrase: string;
};

/**
 * Phrases in the text of a row that tell where the money went, by kind. A payment is the money with which the company
 * pays its card: it comes in on the card. A phrase with “=” counts only as the whole text.
 */
const phrases: Readonly<Record<Wording['kind'], string>> = {
  payment: `bedankt voor uw betaling, hartelijk bedankt, danke für ihre zahlung, dank für ihre zahlung, payment received, payment thank you, =payment, =thank you, payment - thank you,
    thank you for your payment, autopay, auto payment, automatic payment, online payment, electronic payment,
    mobile payment thank you, internet payment, payment by direct debit, direct debit payment, direct debit received,
    payment from current account, bill payment received, repayment received, card payment received, epayment,
    e payment, payment to card, payment to credit card, credit card payment, bpay payment, cardmember payment,
    directpay, mobile pymt, online pymt, web pymt, ach pymt, autopay pymt, auto pymt, electronic pymt, pymt received,
    pymt thank you, =pymt, =payment/credit, crcardpmt, balance transfer in, your payment, payment received with thanks, ach payment received, web payment,
    lockbox payment, zahlung erhalten, zahlung dankend erhalten, ihre zahlung, =einzahlung,
    =lastschrift einzug kreditkarte, ausgleich kreditkarte, ausgleich, kreditkartenabrechnung beglichen,
    zahlung per lastschrift, ihre einzahlung, ihre lastschrift, ihre zahlung lsv, ihre zahlung danke,
    einzahlung danke, saldoausgleich, prélèvement reçu, paiement reçu, votre paiement, merci pour votre paiement,
    paiement merci, votre règlement, règlement reçu, prélèvement automatique enregistré merci,
    prélèvement automatique enregistré, pago recibido, su pago, gracias por su pago, pago de tarjeta recibido,
    abono de su pago, pago automático, recibo tarjeta, pagamento ricevuto, grazie per il pagamento, vostro pagamento,
    addebito in conto corrente, rata pagamento ricevuta, pagamento recebido, pagamento efetuado obrigado,
    obrigado pelo seu pagamento, pagamento de fatura, pagamento da fatura, pagamento fatura, pagamento de cartão,
    betaling ontvangen, uw betaling, geïncasseerd vorig saldo, incasso creditcard, verrekening vorig overzicht,
    uw betaling dank u, vorig saldo verrekend, =inbetalning, inbetalning via bg, betalning mottagen,
    tack för din betalning, betalning bg, =inbetaling, =innbetaling, innbetaling takk, takk for betalingen,
    =indbetaling, betaling modtaget, tak for din betaling, maksusuoritus, =suoritus, maksu vastaanotettu,
    kiitos maksusta, spłata karty, spłata zadłużenia, spłata karty kredytowej, wpłata na kartę, dziękujemy za spłatę,
    =splátka, splátka kreditní karty, splátka úvěru karty, úhrada kreditní karty, hitelkártya törlesztés, =törlesztés,
    =befizetés, rambursare card, plata card credit, kredito kortelės padengimas, kredītkartes atmaksa,
    krediitkaardi tagasimakse, kredi kartı ödemesi, ödemeniz için teşekkür, ödeme teşekkür ederiz, погашение, =お支払い,
    =ご入金`,
  refund: `=return, =returns, refund, refunded, reversal, reversed, chargeback, credit adjustment, merchandise credit, merchant credit,
    purchase return, return credit, returned purchase, credit voucher, cash back, cashback, statement credit, rebate,
    goodwill credit, card refund, purchase refund, return of goods, disputed charge credit, courtesy credit,
    dispute credit, balance credit, fee reversal, reimbursement received, rückerstattung, erstattung, =gutschrift,
    rückzahlung, rückvergütung, rückbuchung, =storno, stornierung, warenrückgabe, kartengutschrift, remboursement,
    =avoir, =annulation, rétrocession, crédit carte, extourne, retour marchandise, reembolso, devolución, devolucion,
    abono por devolución, extorno, retrocesión, anulación compra, rimborso, storno acquisto, riaccredito,
    accredito per storno, estorno, devolução, anulação de compra, terugbetaling, terugboeking, retourpinnen,
    restitutie, creditering, stornering, teruggave, retourbetaling, återbetalning, kredit köp, återköp, returköp,
    kreditering, =retur, återföring, refusjon, tilbakebetaling, varekjøp retur, kreditert, tilbakeføring, refusion,
    tilbagebetaling, returvare, tilbageførsel, krediteret, palautus, hyvitys, korttihyvitys, oston hyvitys, zwrot,
    zwrot zakupu, zwrot towaru, zwrot płatności, zwrot środków, storno transakcji, korekta transakcji, vrácení,
    vrácení zboží, refundace, vratka, dobropis, kreditní transakce, vrátenie, vrátenie tovaru, visszatérítés,
    jóváírás vásárlás, sztornó, visszáru, rambursare, retur marfă, stornare, returnare, grąžinimas, pinigų grąžinimas,
    atmaksa, naudas atgriešana, tagasimakse, tagastus, iade, iade işlemi, povrat, επιστροφή, αντιλογισμός, возврат,
    возврат покупки, 返金, 返品, 退款, キャンセル`,
  income: `payroll, direct deposit, =income, =salary, payroll deposit, interest paid, interest received, interest earned,
    dividend, bank giro credit, faster payment received, direct credit, transfer from, payment from, received from,
    =deposit, top up, topup, top-up, credit interest, money added, added money, invoice payment received, =payout,
    ach credit, incoming transfer, incoming payment, mobile deposit, zelle payment from, wire in, =gehalt, =lohn,
    gehaltszahlung, zinsgutschrift, zinsen haben, gutschrift überweisung, überweisungsgutschrift,
    dauerauftragsgutschrift, eingang von, zahlungseingang, geldeingang, echtzeit-gutschrift, sepa gutschrift,
    virement reçu, virement de, vir recu, vir reçu, =salaire, intérêts créditeurs, =versement, remise de chèque,
    =encaissement, virement en votre faveur, =nómina, =nomina, transferencia recibida, transferencia de,
    transferencia a su favor, abono de intereses, =ingreso, bizum recibido, bizum de, =stipendio, bonifico ricevuto,
    bonifico a vostro favore, bonifico da, =accredito, bonifico in entrata, interessi attivi, =ordenado, =vencimento,
    transferência recebida, transf de, trf de, transferência de, pix recebido, pix transf recebido, =salário, salaris,
    ontvangen van, overschrijving van, =bijschrijving, creditrente, overschrijving in uw voordeel, =storting, =lön,
    =insättning, swish från, överföring från, swish mottagen, ränta kredit, =lønn, overføring fra, vipps fra,
    =innskudd, =løn, overførsel fra, lønoverførsel, mobilepay fra, palkka, tilisiirto saapuva, =pano, =talletus,
    korkohyvitys, wynagrodzenie, przelew przychodzący, =wpłata, przelew od, =uznanie, =wpływ, =mzda, =výplata,
    příchozí platba, příchozí úhrada, =vklad, došlá platba, prichádzajúca platba, munkabér, fizetés jóváírás,
    bejövő átutalás, beérkező átutalás, kamatjóváírás, salariu, încasare, incasare, transfer primit, =alimentare,
    atlyginimas, gauta iš, įeinantis mokėjimas, =alga, ienākošais maksājums, =palk, =laekumine, =maaş, gelen havale,
    gelen eft, =plaća, =uplata, μισθός, зарплата, пополнение, =поступление, перевод от, 給与, 給料, 利息, 振込入金, 工资`,
  fee: `fee, =fees, service charge, monthly charge, maintenance fee, foreign transaction fee,
    non-sterling transaction fee, overdraft interest, account fee, bank charges, bank charge, card fee, annual fee,
    late payment fee, interest charge, interest charged, atm fee, cash advance fee, commission charge, wire fee,
    overdraft fee, annual membership, gebühr, gebühren, entgelt, entgeltabschluss, kontoführung, kontoführungsgebühr,
    auslandseinsatzentgelt, kartenpreis, =spesen, =abschluss, kontoabschluss, jahresgebühr, jahresbeitrag, sollzinsen,
    =frais, frais bancaires, cotisation, cotisation carte, commission, commissions, agios, frais de tenue de compte,
    comisión, comision, comisiones, =cuota, cuota tarjeta, gastos de mantenimiento, mantenimiento, commissione,
    commissioni, =canone, canone mensile, imposta di bollo, spese tenuta conto, interessi passivi, comissão,
    comissões, imposto do selo, =anuidade, manutenção de conta, =taxa, =tarifa, iof, =kosten, kosten rekening,
    provisie, bankkosten, debetrente, abonnementskosten, avgift, årsavgift, månadsavgift, kortavgift, prisavgift,
    valutapåslag, uttagsavgift, gebyr, årsgebyr, kortgebyr, purregebyr, valutagebyr, rentegebyr, palvelumaksu,
    kuukausimaksu, kortin vuosimaksu, palkkio, opłata, opłata za kartę, prowizja, opłata za prowadzenie rachunku,
    poplatek, poplatek za vedení účtu, vedení účtu, poplatok, =díj, számlavezetési díj, kártyadíj, jutalék,
    kezelési költség, tranzakciós illeték, comision administrare, =taxă, mokestis, komisinis, aptarnavimo mokestis,
    komisija, apkalpošanas maksa, teenustasu, hooldustasu, kuutasu, =ücret, komisyon, hesap işletim ücreti, =naknada,
    προμήθεια, комиссия, плата за обслуживание, 手数料, 年会費, 手续费, 年费`,
  purchase: `purchase authorized, mastercard payment, visa payment, outgoing transfer, purchase authorised, bezahlung karte, kartenverfügung, card purchase, =purchase,
    =pos, pos purchase, card transaction, contactless, =sale, debit card purchase, point of sale, visa purchase,
    eftpos, card payment to, direct debit to, payment to, paid to, sent money to, bill payment to, cash withdrawal,
    atm withdrawal, kartenzahlung, kartenkauf, =einkauf, girocard, basislastschrift, folgelastschrift,
    bargeldauszahlung, überweisung an, dauerauftrag an, achat cb, achat carte, paiement par carte, paiement carte,
    prlv, prélèvement, vir émis, virement émis, retrait dab, facture carte, paiement cb, =compra, compra tarjeta,
    compra con tarjeta, pago con tarjeta, adeudo recibo, =recibo, transferencia realizada, transferencia emitida,
    pagamento pos, =acquisto, pagamento carta, addebito sdd, addebito diretto, bonifico disposto, =prelievo,
    bonifico a favore di, compra débito, compra no débito, compra cartão, pagamento de serviços, =levantamento,
    débito direto, pix enviado, transferência enviada, betaalautomaat, =betaling, pinbetaling, =incasso, geldautomaat,
    betaalpas, overschrijving naar, =aankoop, kortköp, =köp, kontaktlöst, kortbetalning, autogiro, swish till,
    överföring till, =varekjøp, varekøp, kortkøb, =kjøp, visakjøp, dankort-køb, dankortkøb, kortkjøp,
    betalingsservice, avtalegiro, =ostos, korttiosto, automaattiosto, kortilla, =nosto, e-lasku, płatność kartą,
    zakup przy użyciu karty, transakcja kartą, przelew wychodzący, wypłata, płatność blik, zlecenie stałe,
    platba kartou, =nákup, výběr z bankomatu, odchozí úhrada, trvalý příkaz, =inkaso, odchozí platba, nákup pos,
    platba u obchodníka, =vásárlás, kártyás vásárlás, készpénzfelvétel, átutalás terhelés, kimenő átutalás,
    cumpărătură, cumparare pos, plata la pos, plata pos, retragere numerar, =pirkinys, kortelės mokėjimas, =pirkimas,
    =pirkums, kartes maksājums, kaardimakse, =ost, =ostu, =harcama, =alışveriş, para çekme, =kupnja, =αγορά, ανάληψη,
    =покупка, =оплата, оплата товаров, снятие наличных, =ご利用, お買い物, =消费`,
};

type Phrase = { readonly words: string; readonly kind: Wording['kind'] };

const directionOfKind = { payment: 'in', refund: 'in', income: 'in', fee: 'out', purchase: 'out' } as const;

/**
 * Returns what the text of a row tells about its direction; null when it tells nothing. Seen from the card or account of
 * the company: a payment that the card received is money in. The longest phrase counts, so that “fee reversal” is a
 * refund.
 */
export function wordingOf(text: string): Wording | null {
  const folded = foldTitle(text);
  const found = [wholeTexts.get(folded), ...phrasesIn(folded)].filter((phrase) => phrase !== undefined);
  const [longest] = found.sort((one, other) => other.words.length - one.words.length);
  return longest ? { direction: directionOfKind[longest.kind], kind: longest.kind, phrase: longest.words } : null;
}

function phrasesIn(folded: string): readonly Phrase[] {
  const words = folded.split(' ');
  const spaced = words.flatMap((word, at) => {
    const rest = `${words.slice(at).join(' ')} `;
    return (byFirstWord.get(word) ?? []).filter((phrase) => rest.startsWith(`${phrase.words} `));
  });
  return [...spaced, ...spaceless.filter((phrase) => folded.includes(phrase.words))];
}

// Languages that write without spaces between words.
const isSpaceless = ({ words }: Phrase): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);

const all: readonly Phrase[] = (['payment', 'refund', 'income', 'fee', 'purchase'] as const).flatMap((kind) =>
  splitList(phrases[kind]).map((words) => ({ words, kind })),
);
const isWhole = ({ words }: Phrase): boolean => words.startsWith('=');
const folded = (list: readonly Phrase[]): readonly Phrase[] =>
  list.map(({ words, kind }) => ({ words: foldTitle(words), kind }));

const wholeTexts: ReadonlyMap<string, Phrase> = new Map(
  folded(all.filter(isWhole)).map((phrase) => [phrase.words, phrase]),
);
const within = folded(all.filter((phrase) => !isWhole(phrase)));
const spaceless = within.filter(isSpaceless);
const byFirstWord: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  within.filter((phrase) => !isSpaceless(phrase)),
  ({ words }) => words.split(' ')[0] ?? '',
);
