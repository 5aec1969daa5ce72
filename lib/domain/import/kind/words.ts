/** What a phrase in the text of a row says that the row is. */
export type WordKind =
  | 'fee'
  | 'interest'
  | 'reward'
  | 'chargeback'
  | 'chargeback lost'
  | 'cash withdrawal'
  | 'cash deposit'
  | 'card paid'
  | 'card payment'
  | 'top-up'
  | 'own transfer';

/**
 * Phrases in the languages of banks. `sure` phrases count wherever they stand, because no merchant is called so. `alone`
 * phrases are also parts of names ("Fee’s Bakery", "Interest Flora"), so they count only when all other words of the
 * text are words that banks add, such as dates and kinds of account (`neutral-words.ts`).
 */
type Phrases = { readonly sure: string; readonly alone: string };

export const phrases: Readonly<Record<WordKind, Phrases>> = {
  fee: {
    sure: `foreign transaction fee, non-sterling transaction fee, foreign currency fee, currency conversion fee,
      conversion fee, overdraft fee, cash advance fee, late payment fee, returned payment fee, unpaid item fee, nsf fee,
      atm fee, atm withdrawal fee, cash withdrawal fee, cash handling fee, wire fee, wire transfer fee, transfer fee,
      international transfer fee, account fee, monthly account fee, account maintenance fee, maintenance fee, card fee,
      annual card fee, card replacement fee, chargeback fee, balance transfer fee, bank charge, bank charges, bank fee,
      bank fees, fx fee, fx markup, fee reversal, refund of fee, fee refund, membership fee card,
      kontoführungsgebühr, kontoführungsgebühren, kontoführung, kontoführungsentgelt, kontogebühr, kontogebühren,
      kartengebühr, kreditkartengebühr, entgeltabschluss, auslandseinsatzentgelt, auslandsentgelt, fremdwährungsentgelt,
      buchungsentgelt, überweisungsgebühr, rücklastschriftgebühr, bankspesen, bankgebühr, bankgebühren, kartenpreis,
      frais bancaires, frais de tenue de compte, tenue de compte, cotisation carte, commission de change, frais de change,
      commission d'intervention, frais de virement, frais virement, frais sur paiement, frais de retrait, frais carte,
      bankkosten, rekeningkosten, kosten rekening, kosten betaalrekening, kosten zakelijke rekening,
      kosten betalingsverkeer, kosten creditcard, kosten geldopname, jaarbijdrage creditcard, transactiekosten,
      wisselkoersopslag, koersopslag, comisión de mantenimiento, comisión mantenimiento, gastos de mantenimiento,
      comisión transferencia, comisión por transferencia, comisión tarjeta, cuota tarjeta, comisión cambio divisa,
      comisiones bancarias, gastos bancarios, comisión de administración, spese tenuta conto, spese di tenuta conto,
      canone conto, canone mensile conto, canone carta, commissione prelievo, commissioni bancarie,
      commissioni su bonifico, commissione bonifico, spese bancarie, commissione cambio, valutapåslag, uttagsavgift,
      kortavgift, kortgebyr, valutagebyr`,
    alone: `fee, fees, charges, service charge, monthly charge, monthly fee, annual fee, late fee, commission,
      gebühr, gebühren, entgelt, entgelte, spesen, jahresgebühr, provision, kontoabschluss, frais, commissions, cotisation,
      kosten, provisie, jaarbijdrage, comisión, comisiones, cuota, gastos, commissione, commissioni, canone, spese,
      comissão, tarifa, avgift, årsavgift, gebyr, årsgebyr, opłata, prowizja`,
  },
  interest: {
    sure: `interest charged, interest charge, interest charges, overdraft interest, debit interest, credit interest,
      interest earned, interest paid, interest received, interest credited, purchase interest, cash advance interest,
      gross interest, net interest, savings interest, loan interest, interest on purchases, interest on your balance,
      sollzinsen, habenzinsen, zinsgutschrift, zinsbelastung, dispozinsen, überziehungszinsen, kreditzinsen,
      guthabenzinsen, zinsabschluss, zinsen haben, zinsen soll, intérêts débiteurs, intérêts créditeurs, agios,
      intérêts sur découvert, debetrente, creditrente, spaarrente, rentevergoeding, renteafrekening, rente roodstand,
      intereses deudores, intereses acreedores, abono de intereses, intereses a su favor, liquidación de intereses,
      liquidación intereses, intereses descubierto, interessi passivi, interessi attivi, interessi debitori,
      interessi creditori, liquidazione interessi, accredito interessi`,
    alone: `interest, zinsen, zins, intérêts, intérêt, rente, intereses, interés, interessi, juros, ränta, renter, odsetki`,
  },
  reward: {
    sure: `cashback, cash back, cash rewards, rewards credit, reward credit, rewards redemption, reward redemption,
      points redemption, loyalty bonus, card rebate, statement credit reward, bonusgutschrift, prämiengutschrift,
      bonuspunkte, remise fidélité, prime fidélité, spaarbonus, bonificación tarjeta, premio fedeltà, bonus carta`,
    alone: `reward, rewards, rebate, bonus, prämie, beloning, bonificación, premio`,
  },
  chargeback: {
    sure: `chargeback, charge back, disputed charge, disputed transaction, dispute credit, dispute refund,
      provisional credit, temporary credit for dispute, fraud credit, kartenreklamation, reklamationsgutschrift,
      umsatzreklamation, gutschrift reklamation, rétrofacturation, remboursement contestation, contestation carte,
      litige carte, betwiste transactie, betwiste betaling, terugvordering creditcard, contracargo, retroceso de cargo,
      cargo disputado, storno contestazione, contestazione carta, rimborso contestazione`,
    alone: `dispute, contestation, contestazione, reklamation, disputa`,
  },
  'chargeback lost': {
    sure: `chargeback reversal, chargeback reversed, reversal of chargeback, reversed chargeback, chargeback rejected,
      chargeback lost, dispute lost, dispute reversal, dispute credit reversal, dispute credit reversed,
      provisional credit reversal, provisional credit reversed, reversal of provisional credit, representment,
      second presentment, rückbuchung reklamation, storno reklamationsgutschrift, reklamation abgelehnt,
      annulation rétrofacturation, annulation contestation, contestation rejetée, chargeback afgewezen,
      terugboeking chargeback, chargeback teruggedraaid, anulación contracargo, contracargo rechazado,
      contestazione respinta, annullamento chargeback, storno chargeback`,
    alone: '',
  },
  'cash withdrawal': {
    sure: `cash withdrawal, atm withdrawal, atm cash, cash machine, cashpoint, cash advance, atm wdl, cash wdl,
      bargeldauszahlung, bargeldabhebung, bargeldbezug, barabhebung, barauszahlung, geldautomat, bankomat,
      retrait dab, retrait gab, retrait espèces, retrait distributeur, retrait bancomat, geldopname, geldautomaat,
      contante opname, kasopname, retirada de efectivo, retirada efectivo, retiro de efectivo, retirada cajero,
      reintegro cajero, disposición de efectivo, disposición efectivo, extracción cajero, cajero automático,
      prelievo bancomat, prelievo contante, prelievo contanti, prelievo atm, prelievo sportello, prelevamento bancomat,
      levantamento multibanco, uttag bankomat, kontantuttag`,
    alone: `atm, cash, retrait, prelievo, opname, reintegro`,
  },
  'cash deposit': {
    sure: `cash deposit, cash paid in, cash pay in, bareinzahlung, bargeldeinzahlung, versement espèces, dépôt espèces,
      storting contant, contante storting, kasstorting, ingreso en efectivo, ingreso efectivo, versamento contanti,
      versamento contante`,
    alone: '',
  },
  'card paid': {
    sure: `payment received thank you, payment thank you, thank you for your payment, payment received with thanks,
      payment was received, autopay payment, autopay pymt, direct debit payment received, payment by direct debit,
      direct debit payment thank you, crcardpmt, danke für ihre zahlung, vielen dank für ihre zahlung,
      ihre zahlung vielen dank, zahlung dankend erhalten, zahlung erhalten, lastschrifteinzug kreditkarte,
      ausgleich kreditkarte, kreditkartenabrechnung, merci pour votre paiement, merci de votre paiement, paiement merci,
      paiement reçu merci, votre paiement merci, prélèvement automatique enregistré merci, bedankt voor uw betaling,
      uw betaling dank u, betaling ontvangen, dank voor uw betaling, gracias por su pago, pago recibido gracias,
      su pago gracias, grazie per il pagamento, pagamento ricevuto grazie, obrigado pelo seu pagamento, pagamento recebido obrigado,
      inbetalning tack, payment by faster payment, payment by bank transfer, payment by standing order,
      tack för din betalning, tak for din betaling, takk for betalingen`,
    alone: '',
  },
  'card payment': {
    sure: `transfer to card, transfer to credit card, cardmember serv, credit crd autopay, card autopay, credit crd epay,
      amex epayment, virement vers carte, überweisung auf kreditkarte, overboeking naar creditcard,
      transferencia a tarjeta, bonifico a carta, credit card payment, payment to credit card, credit card bill payment, payment to card,
      credit card autopay, kreditkartenabrechnung, lastschrift kreditkarte, ausgleich kreditkarte, abrechnung kreditkarte,
      kreditkartenausgleich, prélèvement carte de crédit, relevé carte, règlement carte, prélèvement carte différé,
      incasso creditcard, afrekening creditcard, creditcard afrekening, betaling creditcard, liquidación tarjeta,
      recibo tarjeta, pago tarjeta de crédito, pago tarjeta crédito, addebito carta di credito, saldo carta di credito,
      addebito saldo carta, estratto conto carta`,
    alone: `prélèvement carte, débit carte différé`,
  },
  'top-up': {
    sure: `card top up, top up of card, top up by, top up card, card load, card loaded, load card, kartenaufladung, aufladung karte,
      aufladung kreditkarte, rechargement carte, recharge carte, opwaardering kaart, opwaarderen kaart, kaart opwaarderen,
      recarga tarjeta, recarga de tarjeta, carga tarjeta, ricarica carta, alimentation du compte,
      approvisionnement du compte, approvisionnement compte, carregamento cartão, carregamento de cartão,
      doładowanie karty, zasilenie karty, kortin lataus`,
    alone: `top up, topup, money added, added money, added funds, funds added, funds loaded,
      money loaded, loaded, aufladung, guthabenaufladung, guthaben aufgeladen, aufgeladen, geld hinzugefügt, rechargement, opwaardering,
      opgewaardeerd, recarga, ricarica, carregamento, doładowanie, zasilenie`,
  },
  'own transfer': {
    sure: `internal transfer, own account transfer, own transfer, inter account transfer, transfer between accounts,
      transfer between own accounts, transfer between my accounts, transfer between your accounts, eigenübertrag,
      kontoübertrag, interne umbuchung, übertrag eigenes konto, virement interne, virement compte à compte,
      virement de compte à compte, virement entre comptes, virement entre mes comptes, overboeking eigen rekening,
      overboeking tussen eigen rekeningen, interne overboeking, traspaso entre cuentas, traspaso interno,
      transferencia entre cuentas, giroconto, girofondi, trasferimento interno, trasferimento tra conti,
      överföring mellan egna konton, przelew własny`,
    alone: `umbuchung, übertrag, account transfer, traspaso, transfer to savings, transfer from savings`,
  },
};

/** Words that tell a refund, so that a text with a word of a payment is none: "Online payment refund". */
export const refundWords = `refund, refunded, reversal, reversed, return, returned, credit voucher, rückerstattung,
  erstattung, rückzahlung, remboursement, avoir, reembolso, devolución, rimborso, storno, terugbetaling, retour, restitutie,
  estorno, återbetalning, zwrot`;
