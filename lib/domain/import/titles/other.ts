/** Whether the row is booked. A column called “Status” can also hold the state of a review: look at the cells. */
export const stateTitles: readonly string[] = [
  `state, status, cleared, booked, info, sąskaitos būsena, stav operace, transaction status, transaction state,
  payment status, booking status, posting status, settlement status, txn status, clearing status, settled status,
  posted status, buchungsstatus, transaktionsstatus, umsatzstatus, zustand, umsatz abgerechnet,
  umsatz abgerechnet und nicht im saldo enthalten, abgerechnet, statut, état, etat, statut de l'opération,
  état de l'opération, estado, situación, estado operación, estado movimiento, stato, stato operazione,
  stato movimento, situação, estado do movimento, betaalstatus, transactiestatus, bokad, bokföringsstatus,
  bokføringsstatus, transaksjonsstatus, tila, tapahtuman tila, stan, stan operacji, status transakcji,
  status operacji, stav, stav transakce, stav platby, stav transakcie, állapot, státusz, tranzakció státusza, stare,
  stare tranzactie, starea, būsena, statuss, olek, durum, işlem durumu, κατάσταση, статус, 状態, ステータス, 状态, 交易状态, 確定情報`,
];

/** A column with nothing but a word or letter for money in and money out. */
export const directionTitles: readonly string[] = [
  `direction, debit/credit, billingamountsign, amount sign, πρόσημο, направление, creditdebet, credit/debet, debet/credit, credit debet, credit / debit, money direction,
  debit-credit, credit/debit, debit or credit, credit or debit, credit debit indicator, debit credit indicator, dr/cr,
  cr/dr, d/c, c/d, dc, cd, dr cr, drcr, debit / credit, debit credit, in/out, in / out, in or out,
  debit/credit indicator, credit/debit indicator, sign, plus/minus, +/-, debit or credit indicator, money in/out,
  transaction direction, cd flag, cdflag, amount direction, cr dr, debit_credit, crdr, flow, dc indicator,
  c/d indicator, trntype, debit/credit code, soll/haben, soll / haben, s/h, soll haben, h/s, haben/soll,
  soll/haben-kennzeichen, vorzeichen, richtung, eingang/ausgang, soll-/habenkennzeichen, soll haben kennzeichen, sens,
  débit/crédit, sens de l'opération, signe, crédit/débit, entrée/sortie, signo, debe/haber, cargo/abono, sentido,
  débito/crédito, segno, dare/avere, entrata/uscita, d/a, sinal, natureza, tipo (d/c), d ou c, af bij, af/bij, bij/af,
  bij af, af / bij, debit credit code, debet/kredit, kredit/debet, in/ut, k/d, d/k, plus/minus tecken, ind/ud,
  retning, inn/ut, panot/otot, pano/otto, debet / kredit, obciążenie/uznanie, uznanie/obciążenie, wn/ma, strona, směr,
  směr platby, debet nebo kredit, typ obratu, debet, příchozí/odchozí, smer, kredit/debet indikátor, debet-kredit,
  terhelés/jóváírás, jóváírás/terhelés, terhelés/jóváírás (t/j), t/j, irány, bejövő/kimenő, debit sau credit,
  debetas/kreditas, debetas / kreditas, debets/kredīts, d/k (debets/kredīts), deebet/kreedit, deebet/kreedit (d/c),
  d/c (d/k), borç/alacak, b/a, duguje/potražuje, χ/π, дебет/кредит, тип операции дк, приход/расход, 入出金区分, 取引区分, 入払区分,
  收/支, 借贷标志, 收支, 借贷`,
  `type, transaction type, trans type, txn type, tran type, code, movement, umsatztyp, umsatzart, typ, art, tipo,
  soort, mutatiesoort, typ transakcji, typ operacji, typ transakce, típus`,
];

/** What kind of movement it is: card payment, transfer, direct debit, fee. */
export const kindTitles: readonly string[] = [
  `type, transaction type, trans type, txn type, tran type, payment type, type of transaction, type description, kind,
  method, payment method, transaction method, entry type, card type, transaction details type, record type,
  activity type, transaction code, subtype, sub type, movement type, umsatzart, umsatztyp, vorgang,
  vorgang/verwendungszweck, buchungsart, transaktionstyp, transaktionsart, buchungsschlüssel, geschäftsvorfall,
  zahlungsart, bewegungstyp, typ, art, type d'opération, type opération, type de transaction, moyen de paiement,
  mode de paiement, tipo, tipo de operación, tipo operación, tipo de movimiento, tipo movimiento, tipo operazione,
  tipo movimento, tipologia, tipo de transação, tipo de movimento, forma de pago, método de pago, mutatiesoort, soort,
  soort verrichting, type verrichting, transactietype, typ av transaktion, transaktionstype, transaksjonstype,
  type transaksjon, undertype, betalingsmåte, tapahtumalaji, tyyppi, laji, maksutapa, typ transakcji, typ operacji,
  rodzaj transakcji, rodzaj operacji, typ transakce, typ operace, typ pohybu, druh transakce, typ transakcie,
  typ platby, típus, tranzakció típusa, forgalom típusa, tip tranzactie, tip tranzacție, tipul tranzactiei,
  operacijos tipas, tipas, tips, darījuma veids, veids, tüüp, işlem tipi, işlem türü, vrsta transakcije,
  είδος συναλλαγής, тип операции, 取引種類, 区分, 支払方法, 交易类型`,
];

/** Which card of the company was used. */
export const cardTitles: readonly string[] = [
  `card, card name, first bank card, card last 4 digits, card used for payment, karten-nr, card number, card no,
  card no., card last 4, card last four digits, last 4, last four, last 4 digits, card ending, card ending in,
  card member, cardmember, cardholder, card holder, cardholder name, card holder name, card holder full name,
  card label, paid from, card last four, card_number, account #, card used, paid with, paid by card, card id,
  card alias, pan, card nr, employee card, card account, masked pan, name on card, card suffix, karte, kartennummer,
  kartenname, karteninhaber, karten-nr., kartennr, karteninhaber*in, kreditkarte, bezahlt mit, kreditkartennummer,
  kartenbezeichnung, carte, numéro de carte, porteur, titulaire de la carte, nom de la carte, n° de carte,
  porteur de carte, tarjeta, número de tarjeta, titular tarjeta, nº tarjeta, num. tarjeta, carta, numero carta,
  titolare carta, intestatario carta, cartão, número do cartão, nome no cartão, titular do cartão, final do cartão,
  kaart, kaartnummer, kaarthouder, creditcardnummer, pasnummer, kort, kortnummer, kortinnehavare, kortholder,
  kortindehaver, korthaver, kortin numero, kortti, kortinhaltija, kortin haltija, karta, numer karty, posiadacz karty,
  nr karty, číslo karty, držitel karty, název karty, držiteľ karty, kártyaszám, kártya, kártyabirtokos, kártya száma,
  card titular, numar card, număr card, kortelė, kortelės numeris, karte numurs, kaart number, kaardi number, kart,
  kart numarası, kart no, kartica, broj kartice, κάρτα, карта, номер карты, カード, カード番号, 利用者, ご利用者, ご利用カード, 利用カード, 卡号`,
  `account, account name, account nickname, wallet, wallet name, paid from account, payment account, bank account,
  account label, space, pot, pocket, compartment, product, kontoname, konto, kontobezeichnung, unterkonto, compte,
  nom du compte, libellé compte, cuenta, conto, conta, rekening, rekeningnaam, kontonamn, kontonavn, tili, rachunek,
  nazwa rachunku, účet, název účtu, számla, cont, sąskaita, konts, hesap, račun, λογαριασμός, счет, счёт, 口座`,
];

/** The account of the file itself: its own number, never a card of the company by name alone. */
export const accountTitles: readonly string[] = [
  `account number, account no, account id, iban, own account, iban/bban, iban bban, sort code, auftragskonto,
  iban auftragskonto, kontonummer, konto-nr., iban kontoinhaber, iban auftraggeberkonto, numéro de compte, compte n°,
  accountnum, accountlabel, número de cuenta, numero conto, número da conta, rekeningnummer,
  rekeningnummer rekeninghouder, clearingnummer, kontonr, tilinumero, numer rachunku, nr rachunku, číslo účtu,
  vlastní účet, számlaszám, könyvelési számla, numar cont, număr cont, iban cont, sąskaitos nr., sąskaitos numeris,
  konta numurs, kliendi konto, kliento sąskaita, hesap no, broj računa, номер счета, 口座番号, 账号`,
];

/** What people wrote about the row, then its purpose, then references. */
export const noteTitles: readonly string[] = [
  `note, notes, comment, comments, notes and #tags, own note, remarks, remark, business purpose, justification,
  expense note, expense description, user note, internal note, personal note, note to self, expense memo,
  receipt note, expense comment, notiz, notizen, anmerkung, anmerkungen, bemerkung, kommentar, eigene notiz, zweck,
  remarque, remarques, commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, commento,
  osservazioni, comentário, observações, observação, notitie, notities, opmerking, opmerkingen, anteckning,
  anteckningar, egen notering, notering, bemærkning, bemærkninger, notat, egne notater, merknad, huomautus,
  muistiinpano, notatka, notatki, uwagi, komentarz, poznámka, poznámky, vlastní poznámka, poznámka pro mne,
  moje poznámka, megjegyzés, notă, note personale, pastaba, pastabos, piezīme, piezīmes, märkus, märkused, not,
  napomena, σημείωση, заметка, комментарий, примечание, メモ, 備考, 备注, memo`,
  `description, purpose, reason, verwendungszweck, beschreibung, buchungstext, mémo, concepto, causale, mededelingen,
  omschrijving, opis, açıklama`,
  `details, narrative, message, payment reference, reference, additional information, extended details,
  transaction details, tytuł, zpráva pro mě, közlemény`,
];

export const categoryTitles: readonly string[] = [
  `category, expense category, expense type, type of expense, spending category, merchant category, category name,
  sub-category, subcategory, budget category, group, mcc description, purchase category, master category, cost type,
  spend category, expense class, merchant type, accounting category, kategorie, ausgabenkategorie, hauptkategorie,
  unterkategorie, kostenart, ausgabenart, branche, catégorie, catégorie de dépense, catégorie parente,
  type de dépense, sous-catégorie, categoría, subcategoría, tipo de gasto, categoria, tipo di spesa, sottocategoria,
  categoria di spesa, tipo de despesa, categorie, kostensoort, uitgavecategorie, rubriek, kategori, underkategori,
  hovedkategori, utgiftstyp, utgiftstype, udgiftstype, huvudkategori, kategoria, luokka, kululaji, kategoria wydatku,
  kategorie výdaje, kategória, costcategorie, categorie cheltuială, kategorija, kategooria, kategori adı, κατηγορία,
  категория, カテゴリ, カテゴリー, 分類, 大項目, 类别, 分类, 费目`,
];

/** What identifies the row at the bank. */
export const referenceTitles: readonly string[] = [
  `reference, transaction id, id, transaction reference, ref, ref no, reference number, bank reference,
  transferwise id, transaction number, transaction no, txn id, unique id, fitid, transaction ref, payment id,
  check or slip #, ref., chq./ref.no., receipt id, expense id, external id, customer reference, reference code, token,
  entry reference, source id, uuid, utr number, reference no, reference id, banksortref, referenz, transaktions-nr.,
  transaktionsnummer, kundenreferenz, transaktions-id, referenznummer, umsatz-id, belegnummer, belegnr.,
  kundenreferenz (end-to-end), référence, n° référence, numéro de transaction, référence de l'opération, identifiant,
  numéro d'opération, referencia, número de operación, nº operación, referencia 1, riferimento, numero operazione,
  id transazione, referência, identificador, id da transação, nº documento, docto., transactiereferentie, volgnr,
  referentie, kenmerk, volgnummer, referens, verifikationsnummer, transaktions id, referencenummer, arkivreferanse,
  referanse, viite, viitenumero, arkistointitunnus, numer referencyjny, nr referencyjny, identyfikator,
  identyfikator transakcji, numer transakcji, id operace, id transakce, číslo transakce, id pohybu,
  identifikace transakce, referenčné číslo, tranzakció azonosító, azonosító, hivatkozási szám, referinta, referință,
  numar referinta, cod tranzactie, operacijos nr., įrašo nr., dok. nr., darījuma numurs, viitenumber,
  arhiveerimistunnus, işlem no, referans, fiş no, dekont no, poziv na broj, αρ. συναλλαγής, номер операции,
  номер документа, 取引番号, 整理番号, 交易单号, 流水号`,
];
