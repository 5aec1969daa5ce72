import { brands, type Spelling } from './brand';

export const groceries: readonly Spelling[] = brands({
  groceries: `kroger?|kroger!; safeway?; albertsons; publix?; whole foods|wholefds|wholefoods|whole foods mkt|wfm; trader
    joes|trader joe; aldi; lidl; wegmans; h e b|heb!|heb grocery|heb online; meijer; giant food|giant
    eagle|giant!|giant company; stop shop|stop and shop; food lion; sprouts farmers|sprouts!; ralphs; vons!|vons
    store; fred meyer; hy vee|hyvee; winn dixie; piggly wiggly; shoprite; acme markets; jewel osco|jewel!; harris
    teeter; food 4 less; smart final|smart and final; winco; fairway market|fairway!; key food; gristedes; morton
    williams; foodtown; ingles markets; market basket; hannaford; price chopper; schnucks; lucky supermarket; ranch
    99|99 ranch; h mart|hmart; mitsuwa; fresh market|the fresh market; natural grocers; erewhon; instacart;
    freshdirect; shipt; hellofresh; thrive market; imperfect foods; gelsons; stater bros; smiths food|smiths!; king
    soopers; frys food|frys!; bashas; weis markets; tops markets; big y; shaws!|shaws supermarket; raleys; save mart;
    nugget market; lunds byerlys|lunds?; cub foods; festival foods; marianos?; dominicks?; tesco?|tesco stores|tesco
    express|tesco metro|tesco store|tescos; sainsburys|sainsbury s|sainsbury?|js online grocery|jsainsbury|j
    sainsbury; asda|asda superstore|asda stores|asda groceries; morrisons?|wm morrison|morrison!; waitrose; co op
    group|coop group|co op food|the co op|coop food|co operative food|cooperative food|co op!; marks spencer|m s
    simply|m s food|marks and spencer|ms simply food|ms food|marks spencer simply; iceland foods|iceland!; ocado;
    spar; budgens; londis; nisa!|nisa local; costcutter; one stop!|one stop stores; mccolls; premier stores;
    booths!|booths supermarket; farmfoods; heron foods; dunnes stores|dunnes; supervalu|super valu; centra!|centra
    supermarket; tesco ireland; mace!|mace store; musgrave; milk more; abel cole; planet organic; as nature intended;
    daylesford; fortnum mason food; rewe; edeka; kaufland; penny markt|penny!|penny sagt; netto marken|netto!|netto
    marken discount; norma lebensmittel; real markt; tegut; globus!|globus markt; alnatura; denns|denns biomarkt; bio
    company|biocompany; hit markt|hit!; nahkauf; hofer!|hofer kg; billa; mpreis; interspar; migros; coop!|coop
    pronto|coop supermarkt|coop extra|coop genossenschaft|coop konsum; denner; volg; carrefour; auchan; leclerc|e
    leclerc; intermarche; monoprix|monop; franprix; casino supermarche|casino shop|geant casino; super u|hyper
    u|systeme u|u express; picard surgeles|picard!; naturalia; biocoop; cora hypermarche; match supermarche; albert
    heijn|ah to go|ah!; jumbo!|jumbo supermarkt|jumbo supermarkten; plus supermarkt|plus!; dirk van den broek|dirk!;
    vomar; hoogvliet; ekoplaza; picnic bv; delhaize|ad delhaize|proxy delhaize; colruyt|colruyt group; okay colruyt;
    bio planet; cactus sa; mercadona; supermercados dia; eroski; el corte ingles supermercado|hipercor; consum!|consum
    coop; alcampo; bonpreu; condis; caprabo; ahorramas; pingo doce; continente; minipreco; intermarche portugal;
    esselunga; conad; coop italia; pam panorama|pam local; carrefour express; eurospin; md spa; despar; bennet; iper
    la grande; ica!|ica supermarket|ica nara|ica kvantum|ica maxi; hemkop; willys; coop sverige; city gross; rema
    1000|rema; kiwi minipris|kiwi!|kiwi 505; meny!|meny dk; bunnpris; fotex|foetex; bilka; superbrugsen; kvickly;
    fakta; k market|k citymarket|k supermarket; s market; alepa; biedronka; zabka; stokrotka; dino polska; albert
    ceska; rohlik; tesco polska; maxima; rimi; selver; sklavenitis; ab vassilopoulos; loblaws|loblaw; no
    frills|nofrills; real canadian superstore|rcss|real cdn; zehrs; fortinos; sobeys; farm boy; freshco; metro
    ontario|metro plus|metro grocery; food basics; iga!|iga extra; provigo; maxi cie|maxi!; super c; save on foods;
    thrifty foods; longos; t t supermarket|t and t; voila!; fresh st; quality foods; co op food store; giant tiger
    food; bulk barn; m m food; woolworths|woolies|woolworths metro|woolworths supermarkets; coles?|coles
    supermarkets|coles online|coles express supermarket; iga x press; harris farm; drakes?; foodland; foodworks;
    ritchies; countdown?|countdown online; new world!|new world supermarket|nw!; paknsave|pak n save; four square!;
    freshchoice; farro; moore wilson; fairprice|ntuc; cold storage; sheng siong; giant hypermarket; big bazaar; dmart;
    bigbasket; blinkit; zepto; pick n pay|pnp!; checkers!|checkers hyper; shoprite sa; spinneys; choithrams; lulu
    hypermarket; park n shop|parknshop; wellcome`,
});
