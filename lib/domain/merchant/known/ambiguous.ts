import { brands, type Spelling } from './brand';

/** Brands whose name does not tell what was bought (Amazon, PayPal), and names that only look like a brand. */
export const ambiguous: readonly Spelling[] = brands({
  everything: `amazon marketplace|amazon|amzn|amazon mktplace|amazon mktpl|amzn mktp|amzn mktplace|amazon com|amzn com|amazon
    retail|amazon eu|amazon de|amazon uk|amazon pay|amz|amazon tips|amazon us|amzn digital|amazon digital|amazon
    payments|amazon business|amazon ca|amazon au|amazn; amazon prime|amzn prime|amazonprime|amzn prim|amazon prime
    membership|prime video|amazon video|primevideo; kindle svcs|amazon kindle|kindle!|kindle unlimited|amzn kindle;
    audible; ebay; paypal!|paypal inst xfer|paypal transfer|paypal instant; apple bill|itunes|apple itunes|apple com
    bill|itunes com|apple services|app store|apple app store|apl itunes|apple cash; google?|google play|google google
    play|google services|googleplay|google payment|google pay|google store; aliexpress|ali express; alibaba!|alibaba
    com|alibaba group; temu; wish com; etsy|etsy com; shein; rakuten|rakuten market; mercado libre|mercadolibre|meli!;
    bol com|bolcom; cdiscount; zalando; allegro!|allegro pl|allegro sp; marktplaats; kleinanzeigen|ebay kleinanzeigen;
    gumtree; vinted; wallapop; leboncoin; facebook marketplace; offerup; depop; tradera; finn no; trade me|trademe;
    catch com au|catch!; kogan; lazada; shopee; flipkart; jumia; noon com|noon!; takealot; coupang; jd com; taobao;
    klarna!|klarna bank; afterpay!; clearpay!; affirm!; affirm pay; venmo; cash app|cashapp; zelle; wise!|wise
    transfer|transferwise|wise payments; revolut!|revolut top; western union; moneygram; remitly; payoneer!|payoneer
    inc; skrill; neteller; coinbase; square!|square inc|squareup; stripe!; sumup!; shop pay|shop app; gumroad; qvc;
    hsn!; fingerhut; alza marketplace; otto!|otto gmbh|otto versand; galaxus marketplace; manomano; real de; wolt
    market; patreon; ko fi; buymeacoffee|buy me a coffee; kickstarter; indiegogo; youtube!; steam
    games|steampowered|steam!|valve steam`,
  'wide-shop': `walmart|wal mart|wm supercenter|wm superc|wmt plus|walmart com|wal wal mart|walmartcom; target!|target com|target
    store|target t|targetcom|target plus; costco|costco whse|costco wholesale|costco com; sams club|sam s
    club|samsclub; bj s wholesale|bjs wholesale|bjs!; dollar tree|dollartree|dollartr; dollar general|dollar gen|dg!;
    family dollar; five below; big lots; tj maxx|tjmaxx|t j maxx; marshalls; ross stores|ross store|ross dress;
    homegoods|home goods; kohls|kohl s; macys|macy s; nordstrom; jcpenney|jc penney; sears!; kmart; michaels
    stores|michaels!; hobby lobby; joann stores|jo ann; walgreens; cvs|cvs pharmacy|cvs pharm; rite aid|riteaid; duane
    reade; argos|argos ltd; john lewis|johnlewis; b m retail|b m bargains|bm stores|b m stores; poundland; home
    bargains|tj morris|homebargains; the range|range!; tk maxx|tkmaxx|t k maxx; boots!|boots the chemist|boots
    uk|boots store; next retail|next!|next directory; primark; debenhams; selfridges; harrods; fenwick?; galeria
    kaufhof|galeria!|galeria karstadt; karstadt; action!|action nederland|action bv|action deutschland; dm drogerie|dm
    drogeriemarkt|dm!|dm fil; rossmann; mueller!|mueller drogerie; woolworth!|woolworth gmbh; tedi; gifi; la
    foirfouille; el corte ingles|elcorteingles; galeries lafayette; bijenkorf|de bijenkorf; kruidvat; etos; blokker;
    xenos; canadian tire|cdn tire; hudsons bay|the bay; shoppers drug mart|shoppers drug; london drugs; giant tiger;
    dollarama; winners!|winners homesense; big w|bigw; kmart australia; the warehouse|warehouse!; myer!|myer pty;
    david jones; the reject shop|reject shop; daiso; miniso; don quijote|donki; watsons?; guardian health;
    normal!|normal as; rusta; ohlsons; gekas; europris; flying tiger`,
  nothing: `hilton head; emirates stadium; swift; kayak shop; avis law; ibis tek; national express bank; alamo drafthouse!;
    arriva medical; uber freight; lyft freight; total wine; bevmo; liquor barn; lcbo; saq!; beer store; dan
    murphys|dan murphy; bws!; liquorland; vintage cellars; majestic wine; systembolaget; vinmonopolet; oddbins; 7
    eleven|7eleven|7 11|seven eleven; circle k|circlek; am pm; couche tard; macs convenience; on the go; wh
    smith|whsmith|w h smith; relay!|relay france; hudson news|hudson st; hudson!; paradies; cnbc news; inmotion;
    newslink; world duty free|dufry; dufry; duty free; superdrug; nisa bar; subway station; subway tile; sonic
    wall|sonicwall; nero ag; wasabi technologies|wasabi tech|wasabi cloud; pho capital; costa cruises|costa crociere;
    costa rica; costa mesa; jamba software; coles books; ikea food; metro cash|metro!|metro ag|makro; sysco; us foods;
    bidfood; brakes!|brakes bros; booker!|booker cash|booker limited; bestway; restaurant depot; gordon food;
    webstaurant|webstaurantstore; webrestaurantstore; nisbets; tesco mobile!; sainsburys bank; tesco bank; asda money;
    co op bank; coop bank; m s bank; coop insurance; aldi mobile; kitchen warehouse; williams sonoma; sur la table;
    crate barrel; kitchenaid; lakeland!; le creuset; nutribullet; american express|amex!|amex epayment; chase!;
    citibank; barclays!; hsbc!; hong leong; linkedin|linkedin pre|linkedin premium|linkedin sales|linkedin
    prea|linkedin navigator; amazon prime|amzn prime|amazonprime|amzn prim; kindle unlimited|kindle svcs|amazon
    kindle|amzn kindle; audible; patreon; ko fi; buymeacoffee|buy me a coffee; kickstarter; indiegogo; scientific
    american; virgin!; bt sport; three bears; ring doorbell; guardian glass; progressive waste; delta faucet; delta
    nutri; united way; united rentals; united utilities; free press; liberty puzzles; parking eye|parkingeye; traffic
    ticket|red light camera; insurance auto auctions|copart; computer history museum; sign up genius|signupgenius;
    ooni; breville; sage appliances; atm withdrawal; cash withdrawal; cash advance!`,
});
