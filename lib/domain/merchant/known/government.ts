import { brands, type Spelling } from './brand';

export const government: readonly Spelling[] = brands({
  government: `companies house|companieshouse; secretary of state|sec of state|sos business|ca secretary of state|sos ca;
    dmv|dept of motor vehicles|department of motor vehicles|ca dmv|nys dmv|tx dmv; dvla|dvla vehicle tax|vehicle tax;
    dvsa; gov uk|govuk|gov uk pay; hm passport|hm passport office|passport services|us passport; uscis; visa
    application|vfs global|vfs services|tlscontact|ukvi|uk visas|esta application|us cbp esta|eta uk|visas and
    immigration; ico data|ico!|information commissioner; asic!|asic messages|asic lodgement; cro ireland|companies
    registration|cro!; nz companies office; kvk!|kamer van koophandel; handelsregister; bundesanzeiger; gericht kasse;
    infogreffe; guichet entreprises; inpi!|inpi france; registro mercantil; bolagsverket;
    bronnoysund|bronnoysundregistrene; erhvervsstyrelsen; patent registration oy; krs poland; delaware corp|delaware
    franchise|state of delaware|division of corporations|sunbiz|fl dept of state; land registry; fire department
    permit|building permit|business license|business licence|city permit; rego!|service
    nsw|servicensw|vicroads|transport main roads|qld transport|roads maritime; county clerk|clerk of court;
    hse!|environment agency; health dept permit|health department; fcc license; prs for music|ppl prs|ppl!|tv
    licensing|tv licence|tvlicensing; sacem; gema!|gema inkasso; rundfunk ard|ard zdf|beitragsservice|gez!; ascap; bmi
    music|bmi broadcast; sesac; apra amcos; buma stemra; sena!; imro!; socan`,
  tax: `hmrc|hm revenue|hmrc vat|hmrc paye|hmrc cumbernauld|hmrc shipley; irs!|irs usataxpymt|irs treas|usataxpymt|irs
    tax; franchise tax bd|franchise tax board|ca ftb|ftb!; edd!|ca edd|employment dev; nys tax|nys dtf|ny state tax;
    tx comptroller|texas comptroller|webfile tax; fl dept of revenue|dept of revenue|department of revenue; canada
    revenue|cra!|revenue canada|receiver general; revenu quebec; ato!|ato payment|australian taxation|tax office
    payments; inland revenue|ird!; revenue commissioners|revenue ie|revenue ros|revenue online; finanzamt;
    finanzkasse; bundeskasse; impots gouv|dgfip|direction generale des finances|urssaf|impots; agencia
    tributaria|aeat; tesoreria general|seguridad social|tgss; agenzia entrate|agenzia delle entrate; inps!|inps italy;
    belastingdienst; fod financien; skatteverket; skatteetaten; skat dk|skattestyrelsen; vero skatt|verohallinto;
    urzad skarbowy; zus!|zaklad ubezpieczen; eftps; pay1040|pay1040com; officialpayments|official payments|aci
    payonline; council tax|business rates; tax collector|treasurer tax; payusatax; sars efiling|sars!`,
  charity: `red cross|british red cross; unicef; oxfam; save the children; salvation army; goodwill; justgiving|just giving;
    gofundme|go fund me; givewell; cancer research|cancerresearchuk; macmillan cancer; british heart foundation|bhf!;
    rnli; nspcc; wikimedia|wikipedia|wikimedia foundation; mozilla foundation; doctors without borders|medecins sans
    frontieres|msf!; world wildlife|wwf!; greenpeace; amnesty international|amnesty intl|amnesty!; united way; st
    jude; american heart assoc; american cancer soc; habitat for humanity; feeding america; charity water; kiva!|kiva
    org; donorschoose; every org; benevity; open collective|opencollective; internet archive; electronic
    frontier|eff!; betterplace; brot fuer die welt; caritas; trocaire; gaisce; smith family; beyond blue; barnardos;
    trussell trust; donorbox; givebutter; raisely; enthuse`,
});
