import { brands, type Spelling } from './brand';

export const office: readonly Spelling[] = brands({
  'office-supplies': `staples!|staples direct|staples store|staples com|staples inc|staples?|staplesadvantage; office
    depot|officedepot|office max|officemax|officemax depot|depot office; quill com|quill corp|quill!; w b mason|wb
    mason; essendant; office works|officeworks; winc!|winc australia|winc office; warehouse stationery; paper
    plus|paperplus; whitcoulls; viking direct|viking!|vikingdirekt|viking office|viking raja; ryman|rymans;
    paperchase; lyreco; euroffice; office outlet; banner group office; cartridge people|cartridgepeople; cartridge
    save|cartridgesave; cartridge world; printerland; inkfarm; 123ink|123inkt|123 inkt|123encre; tonerpartner;
    bottcher|boettcher ag; otto office|otto buero; office discount|officediscount; schaefer shop|schafer shop;
    mcpaper|mc paper; pagro; libro!|libro handels; bureau vallee|bureauvallee; top office; bruneau!|jm
    bruneau|bruneau?; manutan; raja bureau; bureau en gros; grand and toy|grand toy; staples canada; denis office;
    muji!|muji usa; moleskine; leuchtturm; smythson; papier!|papier com; rocketbook; avery products|avery!|avery
    dennison; brother intl|brother ink; hp instant ink|hp instantink|hpinstantink|instant ink|hp ink; epson
    readyprint|epson!|epson ink; canon ink; dymo; lexmark; xerox; demco?; school specialty; uni ball; cultpens|cult
    pens; jetpens; blick art|dick blick; the works stores|the works!; hobbycraft; eason?|easons|eason son|eason and
    son; reads stationery; clas office; wulff oy; lomax office; hema!|hema bv|hema nederland; bruna!|bruna bv; flying
    tiger|tiger copenhagen|flyingtiger; panduro; sostrene grene; typo!|typo shop; kikki k; smiggle;
    officechoice|office choice; office national|officenational; cos office|complete office supplies; nxp nz|nxp!;
    officemax nz; blacknight office; huntoffice|hunt office; codex office; bureau belge; 5 star office; ink n
    toner|inkntoner; inkjet superstore; ld products|ldproducts; 4inkjets; clickinks; kontorab; staples solutions;
    office centre nl; kantoorexpert; printabout; swiss office; office world|officeworld; iba ag; ofrex`,
  furniture: `ikea; wayfair; herman miller; steelcase; knoll!|knoll inc; haworth; uplift desk|upliftdesk; fully
    com|fully!|jarvis desk; autonomous ai|autonomous!|autonomous inc; flexispot; vari!|varidesk|vari com; branch
    furniture|branch!|branch office; secretlab; humanscale; west elm|westelm; article com|article!; ashley furniture;
    ashley homestore; raymour; bobs discount|bob s discount; made com|made!; dfs!|dfs furniture; dunelm; furniture
    village; heals?; habitat!|habitat uk; oak furnitureland; sofa com; furniture at work|furniture work; slouch ltd;
    jysk; moemax|momax; xxxlutz|xxx lutz; hoeffner|hoffner; poco!|poco einrichtung; home24; conforama; but!|but sa;
    alinea; maisons du monde; la redoute interieurs; fly!|fly meubles; leen bakker; kwantum; fonq; structube; the
    brick|brick!; leons!|leon s furniture; fantastic furniture; freedom furniture|freedom!; temple
    webster|templeandwebster|temple and webster; amart; harvey norman furniture; koala!|koala com; ofo furniture`,
  packaging: `uline; the packaging company; davpack; kite packaging|kitepackaging; rajapack|raja!|raja uk; packlane; packhelp;
    noissue; ecoenclose; arka!|arka com; lumi com; boxup; ratioform; enviropack; karton eu|kartoneu; priory direct;
    macfarlane packaging; staci; signet packaging; papermart|paper mart; transpack; tinyboxcompany|tiny box company`,
  postage: `usps|us postal service|united states postal|usps po|usps com|stamps endicia; stamps com|stampscom|sdc stamps;
    pitney bowes|pitneybowes|pb leasing|pbi leased; endicia; royal mail|royalmail; parcelforce; post office ltd|post
    office!|post office counter|post office counters|post office limited; parcel2go|parcel 2 go; an post|anpost;
    deutsche post|deutschepost; internetmarke; la poste|laposte|colissimo|boutique laposte; chronopost; postnl|post
    nl; bpost; correos!|correos es|correos y; ctt!|ctt correios|ctt portugal|ctt expresso; poste
    italiane|posteitaliane; postnord; posten!|posten norge|posten bring; posti!|posti oy|posti group; swiss post|die
    schweizerische post|la poste suisse; osterreichische post|oesterreichische post|post ag; poczta polska; ceska
    posta; magyar posta; canada post|postes canada|canpost; australia post|auspost|aust post|auspost com; nz post|new
    zealand post|nzpost; singpost; hongkong post; japan post; india post; sa post office; ups store|the ups
    store|theupsstore; post office box rental; packlink; click n ship|clicknship; pirate ship|pirateship; easypost;
    mailboxes etc|mail boxes etc|mbe!; chitchats|chit chats; sendle; mimeo mail; click2mail|click 2 mail; lob
    com|lob!|lob inc; docmail|cfh docmail; letterstream; anytime mailbox; earth class mail|earthclassmail; stable
    mail; ipostal1; po box rental; ukpostbox|uk postbox`,
  courier: `fedex|fed ex|federal express|fedex express|fedex ground|fedex online; ups!|ups 1z|ups billing|ups uk|ups ups|ups
    europe|united parcel service|ups ltd|ups internet|ups deutschland|ups sc; dhl|dhl express|dhl paket; tnt
    express|tnt!|tnt post; dpd|dpd group|dpd uk|dpdlocal|dpd local; hermes parcel|hermes!|myhermes|evri; yodel;
    gls!|gls germany|gls parcel|gls spain|gls italy; collectplus; city sprint|citysprint; gophr; stuart delivery;
    absolutely couriers; interparcel; p4d; apc overnight|apc!; tuffnells; uk mail; palletways; palletline; fastway?;
    dpd ireland; go sweetspot; toll ipec|toll priority|toll global; startrack; couriers please|couriersplease; aramex;
    tnt australia; sendle; nz couriers|new zealand couriers; courierpost; post haste; mainfreight; purolator; canpar;
    loomis express; lso!|lone star overnight; ontrac; lasership; dolly!|dolly inc; roadie!|roadie inc; uship;
    freightquote; xpo logistics|xpo!; old dominion|odfl; estes express; saia!|saia motor; yrc freight; ltl freight; r
    l carriers; flexport; maersk; kuehne nagel|kuehne; db schenker|schenker?; dsv!|dsv road|dsv air; seur; mrw!|mrw
    es; nacex; correos express; envialia; tipsa; mondial relay|mondialrelay; relais colis; colis prive; cainiao; sf
    express; yamato!|yamato transport; sagawa; blue dart|bluedart; delhivery; dtdc; ninja van|ninjavan; lalamove; j t
    express|jt express; bring parcels|bring!; budbee; instabox|instabee; airmee; dao as|dao!; matkahuolto;
    inpost|inpost uk; packeta|zasilkovna; speedy ad; sameday courier; cargus; fan courier; acs courier; geniki;
    shiply; anyvan; luggage forward; send my bag|sendmybag; bagbnb; stasher; eurosender; upela; boxberry;
    parcelmonkey|parcel monkey; parcelhub; worldwide parcel; transglobal express; postmen io; shipbob; shipmonk;
    flexe; deliverr; huboo; zendbox; byrd fulfillment; sendinfo`,
  printing: `vistaprint|vista print|vistaprnt; moo!|moo com|moo print|moo inc|moo ltd; fedex office|fedexoffice|fedex
    kinkos|fedex offic|kinkos; gotprint; overnight prints|overnightprints; printful; printify; gelato com|gelato as;
    4imprint; sticker mule|stickermule; stickeryou; uprinting; jukebox print; printingforless; alphagraphics;
    minuteman press; sir speedy; signarama; fastsigns|fast signs; pip printing; allegra print; custom ink|customink;
    rush order tees|rushordertees; bonfire com; teespring; national pen; discount mugs; quality logo|qualitylogo;
    printed com|printed!; solopress; instantprint; saxoprint; flyeralarm; wir machen druck|wirmachendruck;
    onlineprinters|diedruckerei; cewe!|cewe print|cewe stiftung; drukwerkdeal; print com|printcom; helloprint;
    pixartprinting; exaprint; easyflyer; printoclock; tradeprint; stressfreeprint; awesome merch; printi; snap
    printing|snap print; kwik kopy|kwikkopy; officeworks print; canva print; printing com|printing!; kall kwik;
    prontaprint; mail boxes print; snapfish; shutterfly; photobox; mixam; lulu press|lulu!; blurb!|blurb inc;
    bookbaby; ingramspark|ingram spark; avery weprint; stickerapp; zazzle; spreadshirt; cafepress; newspaper club;
    banner world; vinyl banners; swag com|swag!; sendoso; loop and tie; printivo`,
});
