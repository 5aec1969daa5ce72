import { penroseBooks } from './closed-books';
import { kanaalMeubelen } from './dynamics';
import { fernAndThread } from './freeagent';
import { harborlightFoundation } from './intacct';
import { castlegateGroup } from './large/castlegate';
import { northmarkExpeditions, solentChandlers } from './many-currencies';
import { cobaltInstruments, rheinwerkAntriebe } from './netsuite-abroad';
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
import { summitRidgeRoofing } from './quickbooks-desktop';
import { liffeyPrint } from './quickbooks-ireland';
import { glenbegFoods, harbourAndFinch } from './xero';
import { kowloonLantern, larkspurSupply, wattleAndStone } from './xero-abroad';
import { malabarLooms } from './zoho';

/** In the order the Link page offers them. */
export const organisations: readonly Organisation[] = [
  harbourAndFinch,
  glenbegFoods,
  wattleAndStone,
  larkspurSupply,
  kowloonLantern,
  northmarkExpeditions,
  castlegateGroup,
  brightDental,
  cedarAndMain,
  liffeyPrint,
  penroseBooks,
  solentChandlers,
  sandboxCompany,
  meridianComponents,
  cobaltInstruments,
  rheinwerkAntriebe,
  ashcombeFurniture,
  kanaalMeubelen,
  juniperCreative,
  fernAndThread,
  orchardCare,
  harborlightFoundation,
  saffronKitchens,
  malabarLooms,
  lakesideBuilders,
  summitRidgeRoofing,
  codatSandboxCompany,
];

const byKey = new Map(organisations.map((each) => [each.key, each]));

export const organisationsFor = (platformKey: string): readonly Organisation[] =>
  organisations.filter((each) => each.platformKey === platformKey);

export const organisationBy = (key: string): Organisation | undefined => byKey.get(key);
