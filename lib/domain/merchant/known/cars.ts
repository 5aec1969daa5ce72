import { brands, type Spelling } from './brand';

export const cars: readonly Spelling[] = brands({
  parking: `ringgo|ring go; paybyphone|pay by phone; parkmobile; spothero; parkwhiz; justpark; ncp!|ncp car|ncp parking|ncp
    limited|national car parks; q park|qpark; apcoa; indigo park|parkindigo|indigo parking|indigo neo; saba park|saba
    parking; interparking; europark; euro car parks|eurocarparks; easypark|easy park; parkopedia; parknow|park now;
    yellowbrick; parkline; handyparken; contipark; parkster; aimo park; onepark; impark; diamond parking; laz
    parking|laz!; sp plus|sp parking|standard parking; ace parking; abm parking; propark; premium parking; premier
    parking; park n fly|park n go|parknfly; the parking spot|parking spot; wally park|wallypark; wilson parking;
    secure parking; care park; cellopark; paystay; easypark anz; parkd; way com parking; honk mobile; green
    p|greenp|toronto parking authority; precise parklink; metropolis parking|metropolis io; passport
    parking|ppark|passportparking; meterup|meter up; ips meter; parkingpay; mawgif; purple parking; airparks; holiday
    extras|holidayextras; looking4parking|looking4; appyparking; mipermit; paypoint parking; connect cashless|phone
    and pay|phoneandpay; saba?; your parking space|yourparkingspace; p park; telpark; elparking; parkia; empark;
    effia; parkeon; flowbird; whoosh parking; zen park|zenpark; best in parking; p7s1 parking; wipark`,
  toll: `e zpass|ezpass|e z pass|ez pass|e zpassny|ezpassny; fastrak|fas trak|bay area fastrak; sunpass; txtag|tx tag;
    ntta!|ntta autocharge|ntta online; hctra|ez tag|hctra ez; ipass illinois|illinois tollway|i pass|il tollway; peach
    pass; good to go|goodtogo wa; nc quick pass; k tag|ktag; dart charge|dartcharge|dart crossing|dartford crossing;
    m6toll|m6 toll; eflow; mersey gateway|merseyflow; tyne tunnel|tt2; severn bridge; congestion charge|tfl
    congestion|tfl congestn|tfl ccharge|tfl cc|tfl road user|tfl ulez|tfl lez; linkt; etoll|e toll; citylink
    melbourne; nzta toll|waka kotahi toll; telepass; autostrade; vinci autoroutes|vinciautoroutes; aprr; sanef; ulys;
    bip go|bipandgo|bip drive|bipdrive; asfinag; via verde|viaverde; autopistas; abertis; autobahn vignette; toll
    collect; oresundsbron|oresundsbro; storebaelt|storebaelt bro; autopass; 407etr; brisa; toll roads|thetollroads|the
    toll roads; platepass|plate pass; paytollo; bestpass; uproad`,
  fuel: `shell oil|shell?|shell service|shell station|shell v power; bp fuel|bp?|bp connect|bp express|bp products;
    exxon|exxonmobil|exxon mobil; mobil?|mobil oil|mobil 1|mobil station; chevron?; texaco; esso; conoco; phillips
    66|phillips66; sunoco; citgo; valero; marathon petro|marathon oil|marathon!|marathon gas; speedway!|speedway gas;
    arco!|arco ampm|ampm!; sinclair oil; gulf oil; 76 gas|76!|union 76; getgo; kum go; quiktrip|qt!; racetrac|raceway
    gas; murphy usa|murphy express|murphy oil; loves travel|love s travel|loves!|loves country|love s country; pilot
    travel|pilot!|pilot flying j|pilot fuel; flying j; travelcenters of america|ta travel|petro stopping; caseys
    general|caseys gen|caseys!; holiday stations|holiday stationstore; kwik trip|kwik star; maverik; thorntons!;
    cumberland farms|cumberland fa; stewarts shop; hess!|hess corp; costco gas|costco fuel; sams club gas|sams
    fuel|sam s fuel|samsclub fuel; kroger fuel; safeway fuel; walmart fuel|wm fuel; circle k fuel; irving oil|irving
    gas; petro canada|petrocan; husky oil|husky!; ultramar; co op gas bar; esso circle k; canadian tire gas|canadian
    tire gas bar; mobil on the run; fas gas; pioneer gas; jet!|jet petrol|jet tankstelle|jet fuel; gulf petrol; murco;
    applegreen; maxol; topaz energy; circle k ireland; amber oil; emo oil; certas; texaco service; harvest energy;
    rontec; mfg fuel|mfg!|motor fuel group; euro garages|eg group; asda petrol|asda pfs|asda fuel|asda filling; tesco
    pfs|tesco petrol|tesco pay at pump|tesco fuel|tesco stores pfs; sainsburys petrol|sainsburys pfs|sainsbury
    petrol|sainsburys fuel; morrisons petrol|morrisons pfs|morrison petrol|wm morrison petrol|morrisons fuel; moto
    services; total!|total access|total station|totalenergies?|total energies|total raffinage; elf!|elan station;
    avia!|avia station|avia tankstelle; aral; agip!|eni station|eni!|agip eni; q8; tamoil; repsol; cepsa; galp; prio
    energy; orlen|star orlen; omv; mol!|mol station|mol nyrt; lukoil; lotos!|lotos paliwa; neste!|neste oil; st1;
    okq8; preem; ingo!|ingo sverige; circle k; yx!|yx tank; uno x|unox; statoil; f24; tinq; tango tanken; firezone;
    texaco nederland; tankpool|tank pool; raiffeisen tank; star tankstelle; westfalen tankstelle; classic tankstelle;
    hem tankstelle|hem!; intermarche station; leclerc station; carrefour station|carrefour carburant; auchan
    station|auchan carburant; super u station; esso express; ampol; caltex; coles express; 7 eleven fuel|7eleven fuel;
    united petroleum; puma energy|puma fuel; liberty oil; metro petroleum; otr!|on the run; z energy|z station;
    gull!|gull petrol|gull fuel; waitomo; mobil nz; npd!|npd fuel; allied petroleum; gasbuddy; wex fleet|wex inc fuel;
    fuelman; comdata fuel; uk fuels; allstar business|allstar fuel|allstar card; fuelcard|fuel card; dkv euro|dkv!;
    uta edenred|uta tank; sheetz; wawa; royal farms; bucees|buc ees|buc ee s; ono gas; engen!|engen garage; sasol;
    petrobras; ipiranga; pemex; copec; ypf; indian oil; hpcl; bharat petroleum; adnoc; enoc; eppco`,
  'ev-charging': `tesla supercharger|tesla supercharge|tesla supercharging|tesla motors supercharger|tesla charging;
    chargepoint|charge point; evgo; electrify america|electrify canada; blink charging|blink network; flo charging|flo
    services; shell recharge|shellrecharge|newmotion; bp pulse|bppulse|bp chargemaster|polar plus; pod point|podpoint;
    instavolt; gridserve; osprey charging; ionity; fastned; allego; enbw mobility|enbw ladenetz|enbw; ewe go; aral
    pulse; maingau; plugsurfing; chargemap; electroverse|octopus electroverse; bonnet ev; zap map|zapmap; geniepoint;
    ubitricity; source london; be charge|becharge; enel x way|enel x; freshmile; izivia; lidl charging; clever a
    s|clever charging; recharge as|recharge!; mer charging|mer!; virta; vattenfall incharge|incharge; e flux;
    chargefox; evie networks|evie!; jolt charge; chargenet; esb ecars|esb ecar|ecars; easygo ev; char gy|char.gy;
    connected kerb; evbox; wallbox; greenflux; mobie; zunder; electra charge|go electra; powerdot; atlante`,
  'car-service': `jiffy lube; valvoline instant|valvoline; midas!|midas auto|midas pare; meineke; pep boys; firestone
    complete|firestone auto|firestone!|firestone tire; goodyear auto|goodyear!|goodyear tire; discount tire|discount
    tires|america s tire|americas tire; les schwab; mavis tire|mavis discount|mavis!; monro muffler|monro auto|monro!;
    ntb!|ntb tire|tire kingdom; big o tires; maaco; safelite; take 5 oil|take 5!; autozone|auto zone; advance auto
    parts|advance auto; oreilly auto|o reilly auto|oreilly!; napa auto parts|napa auto; carquest; kwik fit|kwikfit;
    halfords; ats euromaster|euromaster; national tyres; national tyre; formula one autocentres|f1 autocentre; mr
    clutch; blackcircles; atu autoteile|a t u|atu!; vergolst; pitstop werkstatt|pit stop auto; bosch car service;
    norauto; feu vert; speedy auto|speedy france; point s; vulco; mekonomen; biltema; thansen; autoglass; carglass;
    obrien glass|o brien glass; supercheap auto|supercheap; repco; autobarn; ultra tune; bob jane; beaurepaires; kmart
    tyre|mycar tyre|mycar!; jax tyres; vtnz; aa motoring; canadian tire auto; mr lube; kal tire; fountain tire; speedy
    glass; imo car wash|imo!; mister car wash; quick quack; take5; autobell; zips car wash; delta sonic; whistle
    express; tommys express; waves car wash; cleanpark; mr wash; first stop|first stop tyres; profile
    tyrecenter|profile!; kwik fit nederland; rac motoring|rac!|rac breakdown; aa breakdown|the aa!|automobile
    association; aaa!|aaa membership|aaa auto club|aaa roadside|auto club group; adac!|adac ev; anwb!|anwb wegenwacht;
    green flag; mot test|dvsa mot; dekra; tuv|tuev`,
  'vehicle-insurance': `geico; progressive insurance|progressive ins|progressive!|prog casualty|prog advanced|progressive leasing ins;
    root insurance|root inc ins; the general ins; esurance; safeauto; infinity auto; churchill ins|churchill car;
    admiral insurance|admiral!|admiral car; direct line|directline; hastings direct; esure; marshmallow insurance;
    zego!|zego insurance|zego van; aami!|aami insurance; nrma!|nrma insurance; racv!|racv insurance; racq!; budget
    direct; youi; huk coburg|huk24; verti!|verti versicherung; friday versicherung; amaguiz; direct assurance; linea
    directa; genertel; icbc!|icbc insurance; state farm auto; quartix ins; aa insurance; elephant insurance; more than
    insurance; by miles|bymiles`,
});
