/** The records that are movements: booked, and pending (OFX 2.2, 11.4.4 and 11.4.5). */
export const records: ReadonlySet<string> = new Set(['STMTTRN', 'STMTTRNP']);

/** The lists that contain movements: booked, of an investment account, and pending. */
export const lists: ReadonlySet<string> = new Set(['BANKTRANLIST', 'INVTRANLIST', 'BANKTRANLISTP']);

/**
 * Tags that never contain other tags. OFX 1 leaves out their closing tags, so that an empty one looks like an aggregate.
 */
export const leaves: ReadonlySet<string> = new Set(
  (
    'TRNTYPE DTPOSTED DTUSER DTAVAIL DTTRAN DTEXPIRE TRNAMT FITID CORRECTFITID CORRECTACTION SRVRTID CHECKNUM REFNUM ' +
    'SIC PAYEEID NAME EXTDNAME MEMO INV401KSOURCE CURRATE CURSYM ADDR1 ADDR2 ADDR3 CITY STATE POSTALCODE COUNTRY ' +
    'PHONE CURDEF BANKID BRANCHID ACCTID ACCTTYPE ACCTKEY BROKERID DTSTART DTEND DTASOF BALAMT MKTGINFO TRNUID CODE ' +
    'SEVERITY MESSAGE DTSERVER LANGUAGE ORG FID SUBACCTFUND BALTYPE VALUE DESC CREDITLIMIT'
  ).split(' '),
);

/** Tags that always contain other tags. A missing closing tag does not make them empty. */
export const aggregates: ReadonlySet<string> = new Set([
  ...records,
  ...lists,
  ...(
    'OFX SIGNONMSGSRSV1 SONRS STATUS FI BANKMSGSRSV1 CREDITCARDMSGSRSV1 INVSTMTMSGSRSV1 STMTTRNRS CCSTMTTRNRS ' +
    'INVSTMTTRNRS STMTRS CCSTMTRS INVSTMTRS BANKACCTFROM CCACCTFROM INVACCTFROM CURRENCY ORIGCURRENCY PAYEE ' +
    'LEDGERBAL AVAILBAL INVBANKTRAN'
  ).split(' '),
]);
