import { codatSandboxCompany } from './codat-sandbox';
import { ashcombeFurniture, kanaalMeubelen } from './dynamics';
import {
  ashcombeExports,
  juniperAbroad,
  lakesideImports,
  mapleYardAbroad,
  meridianExports,
  orchardRelief,
  saffronImports,
  thornfieldExports,
} from './foreign-trade';
import { fernAndThread, juniperCreative } from './freeagent';
import { harborlightFoundation, orchardCare } from './intacct';
import { castlegateGroup } from './large/castlegate';
import { northmarkExpeditions, solentChandlers } from './multi-currency';
import { cobaltInstruments, meridianComponents, rheinwerkAntriebe } from './netsuite';
import type { Organisation } from './organisation';
import { brightDental, cedarAndMain, liffeyPrint, penroseBooks, sandboxCompany } from './quickbooks';
import { lakesideBuilders, summitRidgeRoofing } from './quickbooks-desktop';
import { mapleYard, thornfieldJoinery } from './sage';
import { glenbegFoods, harbourAndFinch } from './xero';
import { kowloonLantern, larkspurSupply, wattleAndStone } from './xero-abroad';
import { malabarLooms, saffronKitchens } from './zoho';

/** All organisations, in the order in which Link shows them. */
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
  meridianExports,
  ashcombeFurniture,
  kanaalMeubelen,
  ashcombeExports,
  juniperCreative,
  fernAndThread,
  juniperAbroad,
  orchardCare,
  harborlightFoundation,
  orchardRelief,
  saffronKitchens,
  malabarLooms,
  saffronImports,
  lakesideBuilders,
  summitRidgeRoofing,
  lakesideImports,
  thornfieldJoinery,
  thornfieldExports,
  mapleYard,
  mapleYardAbroad,
  codatSandboxCompany,
];

const byKey = new Map(organisations.map((each) => [each.key, each]));

export const organisationsFor = (platformKey: string): readonly Organisation[] =>
  organisations.filter((each) => each.platformKey === platformKey);

export const organisationBy = (key: string): Organisation | undefined => byKey.get(key);
