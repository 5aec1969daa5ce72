import { brands, type Spelling } from './brand';

export const shops: readonly Spelling[] = brands({
  electronics: `best buy|bestbuy|bestbuycom|best buy com; apple store|apple online|apple online store|apple retail|apple r|apple
    store r|apple com us|apple com uk|apple!|apple com; micro center|microcenter; newegg; b h photo|bhphoto|bh photo|b
    and h photo|b h photovideo; adorama; dell!|dell marketing|dell inc|dell sales|dell technologies|dell products|dell
    corporation|dell com; lenovo; hp store|hp com|hp inc|hp!|hewlett packard|hp online; logitech; cdw!|cdw direct|cdw
    government|cdw ltd; insight direct|insight uk; connection com|pc connection|pcconnection; monoprice; anker!|anker
    com|anker innovations; belkin; samsung electronics|samsung!|samsung com|samsung online; sony electronics|sony
    store; bose!|bose corp; framework computer|frame work computer; system76; raspberry pi|raspberrypi; adafruit;
    sparkfun; digikey|digi key|digi key corp; mouser|mouser elec; rs components|rscomponents|rs online;
    farnell|element14|element 14; arrow elec; ubiquiti; currys|pc world|pcworld|dixons?; maplin; scan
    computers|scan!|scan co uk; overclockers; ebuyer; box co uk; ccl computers|ccl!; novatech; laptops
    direct|laptopsdirect; ao com|ao!|ao world|ao retail; richer sounds; wex photo|wex photographic; jessops;
    mediamarkt|media markt|media saturn|mediaworld; saturn!|saturn electro; cyberport; notebooksbilliger;
    alternate!|alternate gmbh; conrad electronic|conrad elektronik|conrad!|conrad com; reichelt; mindfactory;
    computeruniverse; expert!|expert technomarkt; euronics; gravis; fnac; darty; boulanger!|boulanger sa; ldlc;
    materiel net|materielnet; rue du commerce; cool blue|coolblue; bcc!|bcc elektro; azerty; megekko; alternate nl;
    krefel; vanden borre|vandenborre; pccomponentes|pc componentes; worten; radio popular; unieuro; trony; elgiganten;
    elkjop; gigantti; power norge|power!|power as; netonnet; webhallen; komplett; dustin!|dustin ab|dustin home|dustin
    sverige; inet ab|inet!; proshop; verkkokauppa; jimms; digitec|digitec galaxus|galaxus; brack ch|brack!|brack
    electronics; interdiscount; microspot; media expert; x kom|xkom; morele; rtv euro agd; alza; czc cz; datart;
    emag!|emag ro; altex; plaisio; public gr; canada computers; memory express; visions electronics; the
    source|source!; jb hi fi|jbhifi|jb hi; harvey norman; the good guys|good guys; officeworks tech; mwave; scorptec;
    centre com|centrecom; umart; ple computers; pb tech|pbtech|pb technologies; noel leeming; dick smith; jaycar;
    harris technology; challenger tech; courts sg; yodobashi; bic camera; croma!|croma retail; reliance digital;
    sharaf dg; jumbo electronics; back market|backmarket; refurbed; swappie; reebelo; musicmagpie|music magpie;
    owc!|macsales|other world computing; keychron; nothing tech; fairphone; oneplus; remarkable!|remarkable as; wacom;
    elgato; dji!|dji store; gopro; garmin; fitbit; jabra; poly inc; zagg`,
  diy: `home depot|the home depot|homedepot; lowes|lowe s; menards; ace hardware|ace hdwe|ace hdw; true value|truevalue;
    harbor freight; northern tool; tractor supply; fastenal; grainger?; mcmaster carr|mcmaster; zoro tools|zoro!|zoro
    uk; 84 lumber; floor decor|floor and decor; sherwin williams|sherwinwilliams; benjamin moore; do it best; orchard
    supply; rockler; woodcraft; ferguson ent|ferguson!|ferguson plumbing; ewing irrigation; graybar; b q|bq!|b and
    q|bandq; screwfix; toolstation; wickes; homebase ltd|homebase uk|homebase store; travis perkins|travisperkins;
    jewson; howdens; selco; plumb center|wolseley?; plumbase; city plumbing; cef!|city electrical; edmundson elec;
    topps tiles; tool shop; axminster tool; machine mart|machinemart; robert dyas; wilko; woodies; chadwicks?;
    topline?; heatons hardware; obi!|obi bau|obi markt|obi baumarkt; bauhaus; hornbach; toom!|toom baumarkt;
    hagebau|hagebaumarkt; globus baumarkt; hellweg; sonderpreis baumarkt; wuerth|wurth|adolf wuerth; leroy merlin;
    castorama; bricomarche; brico depot|bricodepot; mr bricolage; brico!|brico io; bricoman; weldom; point p|pointp;
    gamma!|gamma bouwmarkt; praxis bouwmarkt; karwei; hubo?; jula!|jula sverige; clas ohlson; bygghemma; byggmax;
    maxbo; byggmakker; jem fix|jemfix; bauhaus dk; k rauta|krauta; stark!|stark group; xl bygg; coop bau hobby|coop
    bau; jumbo maerkte|jumbo markt; rona!|rona inc|rona home; home hardware|homehardware; princess auto; lee valley;
    kent building; bunnings; mitre 10|mitre10; total tools; sydney tools; trade tools|tradetools; reece!|reece
    plumbing|reece pty; tradelink; beacon lighting; dulux!|dulux trade; placemakers; carters!|carters building;
    bricorama; praktiker; mr diy|mrdiy`,
  clothing: `h m!|hm!|h m store|hennes mauritz|h m hennes; zara; uniqlo; gap!|gap us|gap outlet|gap store; old navy; banana
    republic; j crew|jcrew; nike!|nike com|nike store; adidas; puma!|puma store; under armour; lululemon;
    patagonia!|patagonia com|patagonia store; rei!|rei com|rei co op; the north face|north face; columbia sportswear;
    carhartt; dickies; red wing shoe|red wing shoes; timberland pro; mens wearhouse|men s wearhouse; brooks brothers;
    charles tyrwhitt; t m lewin|tm lewin; moss bros; suitsupply; massimo dutti; mango!|mango store|mango shop;
    bershka; c a!|c and a|c a mode; peek cloppenburg; asos; boohoo; screwfix workwear; arco ltd|arco safety; workwear
    express|workwearexpress; engelbert strauss|strauss!; snickers workwear; decathlon; sports direct|sportsdirect; jd
    sports|jdsports; foot locker|footlocker; dsw!; clarks!; skechers; levis!|levi s; urban outfitters; anthropologie;
    forever 21; burlington coat|burlington stores; new look!|newlook; river island; superdry; fat face; barbour!;
    mountain warehouse; go outdoors; cotton on; kathmandu!; macpac; rebel sport; totally workwear; rsea; hip pocket
    workwear; marks work|l equipeur|mark s!; roots!; duluth trading; bonobos; figs!|wearfigs`,
  pets: `petco; petsmart; chewy!|chewy com; pets at home; fressnapf|maxi zoo; zooplus; petbarn; petstock; pet valu;
    banfield; vca animal`,
  gifts: `1 800 flowers|1800flowers|1800flowerscom; ftd!|ftd com; teleflora; proflowers; bouqs|the bouqs; urbanstems; bloom
    wild|bloom and wild|bloomandwild; interflora; fleurop; euroflorist; serenata flowers; prestige flowers; arena
    flowers; flowers com; farmgirl flowers; bloomon; fleurametz; aquarelle com; harry david|harry and david; edible
    arrangements|edible arr; omaha steaks; sees candies|see s candies; godiva; hotel chocolat|hotelchocolat; thorntons
    chocolate; lindt; ghirardelli; leonidas?; neuhaus; laederach|laderach; hallmark; card factory|cardfactory;
    clintons cards|clintons!; moonpig; funky pigeon; thortful; snowe; giftly; tango card|tangocard; giftogram;
    blackhawk network|giftcards com|blackhawk!; one4all; love2shop; red letter days|virgin experience|buyagift;
    smartbox!|smartbox group; jochen schweizer; mydays; wonderbox; not on the high street|notonthehighstreet; uncommon
    goods|uncommongoods; harry london; fortnum mason|fortnum and mason; knack gifts; caroo; snackmagic|snack magic;
    goody co|goody!; reachdesk; alyce; party city|partycity; papyrus!; paper source|papersource; fiorentina florist;
    daily blooms|lvly|roses only`,
});
