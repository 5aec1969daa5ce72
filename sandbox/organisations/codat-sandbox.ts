import { britain, buildOrganisation } from './build';
import { guids } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { plainUnitedKingdom } from './tax-rates';

export const codatSandboxCompany = buildOrganisation({
  ...smallBusiness,
  key: 'codat-sandbox-small',
  platformKey: 'mqjo',
  info: {
    ...britain,
    name: 'Sandbox company (small)',
    reference: 'sandbox-small',
    city: 'Nakiaton',
    registrationNumber: '5590111724',
    taxNumber: '74111622555799035846',
  },
  ids: guids('codat-sandbox-small'),
  banks: smallBusinessBanks('Current account', 'Card'),
  ...plainUnitedKingdom('20', '5', '0', 'NONE'),
  suppliers: ['Arielle Grant|Nakiaton|Alia Okuneva', 'Arthur Parisian|Lake Ebony', 'Outlay|London'],
  customers: ['Outlay Rewards|London', 'Freda Hartmann|Port Ola'],
  archivedSuppliers: ['Hobart Runolfsson|Lake Ebony'],
});
