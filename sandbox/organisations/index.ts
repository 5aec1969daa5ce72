import type { Organisation } from './organisation';
import {
  ashcombeFurniture,
  codatSandboxCompany,
  juniperCreative,
  lakesideBuilders,
  meridianComponents,
  orchardCare,
  saffronKitchens,
} from './others';
import { brightDental, cedarAndMain, sandboxCompany } from './quickbooks';
import { glenbegFoods, harbourAndFinch } from './xero';

const organisations: readonly Organisation[] = [
  harbourAndFinch,
  glenbegFoods,
  brightDental,
  cedarAndMain,
  sandboxCompany,
  meridianComponents,
  ashcombeFurniture,
  juniperCreative,
  orchardCare,
  saffronKitchens,
  lakesideBuilders,
  codatSandboxCompany,
];

export const organisationsFor = (platformKey: string): readonly Organisation[] =>
  organisations.filter((each) => each.platformKey === platformKey);

export const organisationBy = (key: string): Organisation | undefined => organisations.find((each) => each.key === key);
