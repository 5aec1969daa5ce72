import { brands, type Spelling } from './brand';

export const telecoms: readonly Spelling[] = brands({
  telephone: `verizon wireless|verizon|vzwrlss|vzw|vz wireless|verizon wrls|verizon wrlss|vzwrls; at t|att|att bill|att
    mobility|att payment|atandt|at and t|att bus|att bill payment|at t bill payment; t mobile|tmobile|tmobile
    postpaid|t mobile postpaid|t mobil; sprint wireless|sprint!|sprint pcs; us cellular|uscellular|uscc; cricket
    wireless|cricket!; metro by t mobile|metropcs|metro pcs; boost mobile|boostmobile; mint mobile|mintmobile; google
    fi|googlefi|google project fi|google google fi|google fi wireless; visible service|visible wireless; straight
    talk|straighttalk; tracfone; consumer cellular|consumercellular; ting mobile|ting!; us mobile|usmobile; xfinity
    mobile|xfinitymobile; spectrum mobile|spectrummobile; republic wireless; ultra mobile; red pocket; textnow; google
    voice|googlevoice|google voice for; ringcentral|ring central; vonage; 8x8; dialpad; nextiva;
    grasshopper!|grasshopper com|grasshopper group; ooma; openphone|open phone|quo openphone; aircall; justcall;
    cloudtalk; line2; phone com; mightycall; freshcaller; zadarma; skype|skype com|microsoft skype; viber; bandwidth
    com|bandwidth inc; telnyx; plivo; twilio phone; vodafone|vodafone ltd|vodafone uk|vodafone gmbh|vodafone kabel; ee
    limited|ee ltd|ee!|ee mobile|ee topup|ee bill|ee and t mobile; o2!|o2 uk|o2 online|telefonica o2|o2
    telefonica|telefonica germany|o2 bill|o2 mobile|o2 pay; three mobile|three!|three co uk|hutchison 3g|h3g|3
    mobile|three uk|three ireland|three ie|hi3g|tre sverige; giffgaff|giff gaff; tesco mobile|tescomobile; lebara;
    lycamobile|lyca mobile|lyca; smarty!|smarty mobile|smarty sim; voxi; id mobile|idmobile; sky mobile; virgin
    mobile; talkmobile; asda mobile; spusu; eir!|eir mobile|eircom|eir bill; gomo!|gomo mobile; 48 mobile|48!; tesco
    mobile ireland; deutsche telekom|telekom deutschland|telekom!|telekom de|magenta telekom|telekom mobilfunk;
    congstar; 1 1 telecom|1und1|1 und 1|1und1 telecom|drillisch; freenet ag|freenet!|mobilcom|mobilcom debitel; aldi
    talk|alditalk; klarmobil; winsim; simyo; blau mobilfunk|blau de; fonic; a1 telekom|a1!|a1 austria; drei
    at|drei!|hutchison drei; hofer telekom|hot telekom; swisscom; sunrise!|sunrise communications|sunrise upc|sunrise
    gmbh; salt mobile; orange!|orange sa|orange france|orange mobile|sosh|orange espagne|orange polska|orange
    belgium|orange slovensko|orange romania; sfr!|sfr fr|red by sfr|sfr mobile; bouygues telecom|bouygues
    telec|bouyguestelecom; free mobile|freemobile|free telecom|free sas; prixtel; nrj mobile; proximus; telenet; base
    company; voo!; mobile vikings; kpn|kpn bv|kpn mobiel; odido|t mobile nl|ben nederland; simpel!|simpel nl;
    hollandsnieuwe; youfone; movistar|telefonica de espana|telefonica moviles; yoigo; pepephone; lowi!; masmovil|mas
    movil; digi mobil|digi!|digi spain|rcs rds; o2 es; meo!|meo servicos|altice portugal; nos comunicacoes; tim
    spa|tim!|telecom italia; wind tre|windtre|wind tre spa; iliad!|iliad italia; ho mobile|ho!; fastweb mobile; poste
    mobile|postemobile; kena mobile; telia|telia sverige|telia company; tele2; telenor; comviq; halebop; vimla; tre
    dk; ice net|ice norge; onecall; talkmore; tdc!|tdc net|yousee; cbb mobil; lebara dk; oister; elisa oyj|elisa oy;
    dna oyj|dna oy; plus gsm|polkomtel; p4 play|play p4; t mobile polska; o2 czech; vodafone czech; cosmote; nova
    greece; rogers!|rogers wireless|rogers comm|rogers communications|rogers ebill; bell canada|bell mobility|bell
    aliant|bell mts; telus|telus mobility|telus comm; fido!|fido mobile|fido solutions; koodo; virgin plus|virgin
    mobile ca; freedom mobile; public mobile|publicmobile; chatr; lucky mobile; sasktel; videotron; fizz mobile;
    telstra; optus|singtel optus; vodafone au|vodafone australia|tpg vodafone; belong mobile; boost mobile au;
    amaysim; aldimobile|aldi mobile; kogan mobile; circles life; felix mobile; woolworths mobile; spark nz|spark new
    zealand|spark digital; one nz|onenz|vodafone nz; 2degrees|2 degrees; skinny mobile; singtel; starhub; m1
    limited|m1!; celcom; maxis!; smartone; csl mobile; 3hk; docomo; softbank; au kddi; airtel; reliance jio|jio!|jio
    prepaid; vi mobile; du telecom|du!; etisalat|e and uae; mtn!|mtn sa|mtn nigeria; vodacom; cell c; telkom;
    safaricom; airalo; holafly; saily; nomad esim`,
  internet: `comcast|comcast business|comcast cable|xfinity|comcast xfinity; spectrum!|spectrum business|charter comm|charter
    communications|spectrum internet|spectrum bill|twc charter; cox communications|cox comm|cox!|cox business|cox
    cable|coxcomm; optimum!|optimum online|altice usa|optimum cable|optimum business|suddenlink; frontier
    communications|frontier comm|frontier fios; verizon fios|vz fios; centurylink|century link|lumen
    technologies|lumen!|quantum fiber; windstream; mediacom!|mediacom comm|mediacom cable; rcn!|rcn corp|astound|wave
    broadband|grande comm; google fiber|googlefiber|google google fiber; earthlink; hughesnet|hughes network|hughes
    net; viasat; starlink|starlink internet|spacex starlink|space exploration; sonic net|sonic internet|sonic telecom;
    ziply; wow internet|wide open west; tds telecom|tds!; cable one|sparklight|cableone; consolidated comm;
    monkeybrains; webpass; starry inc|starry!; t mobile home internet; bt group|british telecom|bt!|bt business|bt
    bill|bt broadband|btplc|bt payment|bt com|bt direct debit|bt consumer|bt plc; sky digital|sky broadband|sky uk|sky
    subscribers|sky ireland|sky com; virgin media|virginmedia|virgin med; talktalk|talk talk; plusnet; hyperoptic; zen
    internet; andrews arnold; community fibre; gigaclear; cityfibre; toob!; youfibre; kcom; vodafone broadband; now
    broadband; shell energy broadband; digiweb; imagine communications|imagine wireless; pure telecom; magnet
    networks; unitymedia; kabel deutschland; pyur|tele columbus; m net|mnet telekommunikation; netcologne; ewe tel;
    wilhelm tel; deutsche glasfaser; easybell; sipgate; free sas freebox|freebox; ovh telecom|ovhtelecom; numericable;
    ziggo; delta fiber|delta nederland fiber; caiway; online nl; xs4all; freedom internet; jazztel; euskaltel; adamo;
    vodafone ono; fastweb; tiscali; linkem; eolo!|eolo spa; open fiber; sky wifi; bredband2; bahnhof ab|bahnhof!;
    ownit; com hem; altibox; lyse tele; fibia; waoo; stofa; hiper dk; moi mobiili; upc!|upc polska|upc cablecom;
    init7; quickline; yallo; magenta upc; liwest; shaw!|shaw cable|shaw direct|shaw comm; cogeco; eastlink; teksavvy;
    distributel; start ca; oxio; ebox; beanfield; novus entertainment; telmax; nbn co; tpg internet|tpg!|tpg telecom;
    iinet; aussie broadband|aussiebb; superloop; exetel; dodo!|dodo services|dodo power; internode; leaptel; launtel;
    tangerine telecom; more telecom; southern phone; orcon; slingshot nz|slingshot comm; voyager internet; bigpipe; my
    republic|myrepublic; now nz; gogo internet|gogo air|gogo inflight wifi; boingo; ipass wifi; skyroam|solis wifi;
    glocalme; viewqwest; pccw; unifi!|telekom malaysia; act fibernet; hathway; rain internet; afrihost; webafrica;
    cybersmart`,
});
