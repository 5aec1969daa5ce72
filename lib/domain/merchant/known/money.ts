import { brands, type Spelling } from './brand';

export const money: readonly Spelling[] = brands({
  'payment-fees': `stripe payments|stripe fees|stripe fee|stripe billing fee|stripe payments europe fees; paypal fee|paypal
    fees|paypal transaction fee; square fees|square fee|square processing; worldpay|world pay; sumup fees|sumup
    fee|sumup payments|sumup limited; zettle fees|zettle fee|zettle by paypal; gocardless|go cardless; adyen fee|adyen
    nv; mollie!|mollie bv|mollie fees|mollie payments; elavon; global payments|globalpayments; first
    data|firstdata|fiserv; barclaycard payment|barclaycard business|barclaycard merchant; lloyds cardnet|cardnet;
    opayo|sage pay; takepayments|take payments; dojo!|paymentsense; tyro!|tyro payments; authorize
    net|authnet|authorizenet; braintree!|braintree fees; clover fees|clover app|clover app mrkt; heartland
    pymt|heartland payment; bankcard fee|bankcard mtot|bankcard discount|bankcard deposit fee|merchant bankcd|merchant
    bankcard|mthly disc|mtot disc|merch bankcard; payment processing fee; trust payments; nets as|nets!|nets denmark;
    bambora; worldline|worldline sa; viva wallet|viva payments; payplug; stancer; klarna fees; afterpay fees; shopify
    payments fee; 2checkout fee; chargeback fee; windcave|payment express; eway!|eway payment; square au; moneris;
    helcim`,
  'bank-fees': `monthly service fee|monthly service charge|monthly maintenance fee|monthly account fee|monthly account
    charge|monthly fee!|service charge!|service fee!|monthly service!; wire transfer fee|wire transfer charge|outgoing
    wire fee|incoming wire fee|domestic wire|international wire|intl wire|wire fee|wire out fee|wire in fee; foreign
    transaction fee|foreign trans fee|intl transaction fee|international transaction fee|non sterling transaction|non
    sterling purchase|non sterling|foreign exchange fee|fx fee|foreign currency fee|cross border fee|foreign usage
    fee|currency conversion fee|intl trans fee|foreign fee|international service fee; overdraft fee|overdraft
    charge|overdraft interest|unarranged overdraft|arranged overdraft|overdraft usage|nsf fee|nsf charge|insufficient
    funds|nsf returned|od fee; atm fee|atm withdrawal fee|cash withdrawal fee|cash advance fee|non bank atm fee|atm
    operator fee|cash fee|cash handling fee; bank charges|bank charge|bank fee|bank fees|banking fees|account
    fee|account fees|account charges|account maintenance|account keeping fee|account maintenance fee|business account
    fee|commission charges|commission charge; card fee|annual card fee|annual fee!|annual membership fee|card annual
    fee|card replacement fee|card delivery fee|debit card fee|credit card fee; late fee!|late payment fee|late
    charge|returned item fee|returned payment fee|unpaid item fee|unpaid direct debit fee|stop payment fee|dishonour
    fee|check printing fee|check order fee|paper statement fee|statement fee; ach fee|sepa fee|swift fee|swift
    charge|chaps fee|bacs fee|transfer fee|payment fee!|telegraphic transfer fee|faster payment fee|standing order
    fee|interac fee|e transfer fee|etransfer fee|transaction fee!|transaction charge|transaction charges|transaction
    fees;
    kontofuehrung|kontofuhrung|kontofuehrungsgebuhr|kontoentgelt|kontofuhrungsgebuhr|kontofuehrungsgebuehr|kontopreis|entgeltabschluss|auslandsentgelt|auslandseinsatzentgelt;
    frais bancaires|frais de tenue de compte|frais tenue de compte|cotisation carte|commission d intervention|frais
    carte|commissions bancaires; comision mantenimiento|comision bancaria|comisiones bancarias|comision
    tarjeta|comision de mantenimiento; canone mensile|spese conto|commissioni bancarie|imposta di bollo;
    bankkosten|kosten zakelijk|kosten betaalrekening|kosten zakelijke rekening; bankgebyr|arsavgift kort|bankavgift;
    revolut fee|revolut business fee|revolut business plan|revolut premium|revolut metal|revolut ltd fee|revolut plan;
    wise fee|wise charges|wise fees|transferwise fee; monzo business|monzo plus|monzo pro; starling toolkit|starling
    business; tide plus|tide fee|tide platform fee; anna money; qonto; n26 metal|n26 business|n26!|n26 you; holvi;
    fidor; bunq!|bunq bv; kontist; finom; penta!; mercury fee|mercury plus; novo bank; bluevine; lili banking; relay
    financial; airwallex; currencycloud; chase service fee|chase fee|jpmorgan fee|boa fee|bofa fee; hsbc charges|hsbc
    business charges|barclays charges|natwest charges|lloyds bank charges|lloyds account fee|santander fee|aib
    fees|aib charges|boi fees|bank of ireland fees|quarterly fees|govt stamp duty|government stamp duty|stamp duty
    card; gov stamp duty`,
  interest: `interest charge|interest charged|interest charges|interest payment|finance charge|purchase interest|purchase
    interest charge|cash advance interest|debit interest|loan interest|interest on purchases|zinsen|sollzinsen|agios`,
  insurance: `hiscox; simply business|simplybusiness|xbridge; axa?|axa insurance|axa versicherung|axa france|axa assurances;
    allianz; aviva; zurich insurance|zurich ins|zurich versicherung|zurich na; generali; ergo!|ergo versicherung|ergo
    group; lloyds of london|lloyd s of london; chubb; travelers insurance|travelers ins|travelers!|travelers
    indemnity|travelers comm; the hartford|hartford ins|hartford!|hartford fire; nationwide insurance|nationwide
    ins|nationwide mutual; state farm|statefarm; allstate ins|allstate?; liberty mutual|libertymutual; farmers
    insurance|farmers ins|farmers group; usaa insurance|usaa p c|usaa pc; american family insurance|amfam|american
    family ins; erie insurance|erie ins; next insurance|nextinsurance|next ins; thimble!|thimble insurance;
    coverwallet; embroker; vouch ins|vouch!|vouch inc; lemonade insurance|lemonade ins; biberk|bi berk; coterie ins;
    pie insurance; amtrust; cna insurance|cna surety; markel; philadelphia insurance|phila ins|phly; berkshire
    hathaway|berkley ins; aig!|aig insurance; tokio marine; mapfre; sompo; beazley; rsa insurance|royal sun
    alliance|rsa!; direct line business|direct line for business; churchill insurance; nfu mutual|nfumutual; lv
    insurance|lv!|lv com|liverpool victoria; saga insurance; towergate; policybee|policy bee; superscript; kingsbridge
    ins|kingsbridge!|kingsbridge contractor; qdos; caunce ohara|caunce o hara; markel uk; dinghy ins; with
    jack|withjack; premium credit|premiumcredit|close brothers premium|close premium|bnp premium credit; tradesman
    saver|tradesmansaver; constructaquote; rhino trade ins; ageas; legal general|legal and general|legalandgeneral;
    prudential!|prudential ins|prudential insurance; metlife; guardian life; principal life; unum; aflac; mutual of
    omaha; lincoln financial|lincoln national; northwestern mutual|nw mutual; new york life|newyork life; fbd
    insurance|fbd!; irish life; zurich ireland; hdi versicherung|hdi!|hdi global; huk; devk; signal iduna; gothaer; r
    v versicherung|r und v|rv versicherung; wuerttembergische|wurttembergische; nuernberger|nurnberger vers;
    provinzial; debeka; alte leipziger; cosmosdirekt|cosmos direkt; getsafe; wefox; exali; hiscox sa; arag!|arag se;
    roland rechtsschutz; das rechtsschutz; uniqa; wiener staedtische|wiener stadtische; helvetia!|helvetia
    versicherung; mobiliar; baloise|basler versicherung; vaudoise; macif; maif; matmut; maaf; groupama; gmf
    assurances; mma iard|mma!; swiss life|swisslife; april assurances; hiscox france; wakam; nationale nederlanden|nn
    verzekeringen|nn!; interpolis; centraal beheer; ohra; unive; achmea; asr verzekeringen|asr!; ditzo; fbto;
    inshared; ag insurance; ethias; baloise belgium; kbc verzekeringen; belfius ins; mutua madrilena|mutua!; catalana
    occidente; santalucia; fidelidade; tranquilidade; unipolsai|unipol; reale mutua; cattolica; if skadeforsakring|if
    forsakring; trygg hansa|trygghansa; lansforsakringar; folksam; gjensidige; tryg!|tryg forsikring; topdanmark; alm
    brand; codan; fremtind; lahitapiola; op vakuutus; pohjola; pzu; warta!|warta ubezp; ergo hestia; kooperativa;
    ceska pojistovna; intact insurance|intact!|intact ins; aviva canada; td insurance; desjardins ins|desjardins
    assurances|desjardins insurance; co operators|cooperators; wawanesa; economical ins; zensurance; manulife|manuvie;
    sun life|sunlife; canada life; great west life; nrma business; qbe; suncorp insurance|suncorp ins; gio!|gio
    insurance; allianz australia; cgu!|cgu insurance; bizcover; vero insurance; tower insurance; ami insurance; state
    insurance; vero nz; fmg ins; outsurance; santam; discovery insure; old mutual; world nomads; safetywing|safety
    wing; worldwide travel insurance; allianz travel; travel guard|travelguard; battleface; insureandgo|insure and go;
    columbus direct; coverwise; staysure; insuretrust`,
  'health-insurance': `bupa; axa ppp|axa health; vitality health|vitality!|vitalityhealth; simplyhealth|simply health; medicash;
    westfield health; wpa!|wpa health; freedom health ins; aetna; cigna; humana; kaiser permanente|kaiser!|kaiser
    foundation|kaiser health; united healthcare|unitedhealthcare|uhc!; anthem!|anthem blue|anthem bcbs; blue
    cross|bluecross|bcbs|blue shield|blueshield; oscar health|oscar insurance; molina health; delta
    dental|deltadental; vsp vision|vsp!; ambetter; health net; laya healthcare|laya; vhi!|vhi healthcare; tk
    krankenkasse|techniker krankenkasse|techniker!; aok!|aok bayern|aok plus; barmer; dak gesundheit|dak!; ikk
    classic; medibank; nib!|nib health; hcf!|hcf health; ahm!|ahm health; southern cross|southern cross health; green
    shield canada; medavie; pacific blue cross; css versicherung|css!; swica; sanitas; adeslas; zilveren kruis; vgz;
    cz zorg|cz groep; menzis; alan sa|alan!|alan assurance; malakoff humanis; harmonie mutuelle; mgen`,
});
