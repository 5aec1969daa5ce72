import { britain, buildOrganisation } from './build';
import { guids, type IdStyle, trackingCategory } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { plainUnitedKingdom, sage50UnitedKingdom } from './tax-rates';

/** In Sage 50 the id of an account is its nominal code, and that of a contact is a short code of at most 8 characters. */
const shortCodes: IdStyle = (kind, name, index) =>
  kind === 'account'
    ? name
    : `${name
        .replace(/[^A-Za-z]/g, '')
        .slice(0, 5)
        .toUpperCase()}${String(index).padStart(2, '0')}`;

/** A joinery in Leeds, with a department for each of its workshops. */
export const thornfieldJoinery = buildOrganisation({
  ...smallBusiness,
  key: 'thornfield-joinery',
  platformKey: 'hbql',
  info: {
    ...britain,
    name: 'Thornfield Joinery Ltd',
    reference: 'C:\\PROGRAMDATA\\SAGE\\ACCOUNTS\\2026\\COMPANY.000',
    city: 'Leeds',
    registrationNumber: '07751926',
    taxNumber: 'GB 118 4402 57',
  },
  ids: shortCodes,
  banks: smallBusinessBanks('Bank Current Account', 'Company Credit Card'),
  tracking: trackingCategory('DEPARTMENTS', 'Departments', ['Default', 'Workshop', 'Site work', 'Office'], (_, index) =>
    String(index),
  ),
  ...sage50UnitedKingdom,
});

const hexadecimal: IdStyle = (...parts) => guids('maple-yard')(...parts).replaceAll('-', '');

/** A design studio in Cardiff. */
export const mapleYard = buildOrganisation({
  ...smallBusiness,
  key: 'maple-yard',
  platformKey: 'tgff',
  info: {
    ...britain,
    name: 'Maple Yard Studio Ltd',
    reference: '0f3c2a58b6e14c0fa1d7',
    city: 'Cardiff',
    registrationNumber: '11840273',
    taxNumber: 'GB 331 7725 08',
  },
  ids: hexadecimal,
  banks: smallBusinessBanks('Current', 'Business Card'),
  ...plainUnitedKingdom('GB_STANDARD', 'GB_LOWER', 'GB_ZERO', 'GB_NO_TAX'),
});
