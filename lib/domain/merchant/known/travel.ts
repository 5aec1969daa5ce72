import { brands, type Spelling } from './brand';

export const travel: readonly Spelling[] = brands({
  airline: `aer lingus; aegean airlines|aegean air; aeroflot; aerolineas argentinas; aeromexico; air algerie; air arabia; air
    astana; air baltic; air berlin; air canada; air caraibes; air china; air dolomiti; air europa; air france; air
    greenland; air india; air corsica; air mauritius; air malta; air new zealand|air nz|airnz; air serbia; air tahiti;
    air transat; air asia; airlink?; alaska airlines|alaska air|alaska a; all nippon|ana air; allegiant
    air|allegiant?; american airlines|american air|amer air|aa inflight|american ai!; asiana; austrian
    airlines|austrian air|austrian!; avianca; azul linhas; avelo; azores airlines; bangkok airways; blue air; breeze
    airways|breeze air; british airways|british a!|british air|british airw|ba cityflyer|ba highlife; brussels
    airlines|brussels air; caribbean airlines; cathay pacific|cathay pac|cathaypac; cebu pacific|cebu pac; china
    airlines; china eastern; china southern; condor flug|condor air|condor!; copa airlines|copa air|copa!; corsair!;
    croatia airlines; czech airlines; delta air lines|delta air|delta airlines|delta!|delta air l; easyjet; edelweiss
    air; egyptair; el al|elal; emirates?; ethiopian airlines|ethiopian air; etihad; eurowings; eva air|evaair; fiji
    airways; finnair; flair airlines|flair air; flybe; flydubai; flynas; frontier airlines|frontier ai|frontier
    air|frontier!; garuda; gol linhas; gulf air; hainan airlines; hawaiian airlines|hawaiian air; iberia!|iberia
    air|iberia lineas|iberia lae|iberia express; icelandair; indigo air|indigo!|interglobe aviation; ita airways|ita
    airw; japan airlines|japan air|jal!; jazeera airways; jetblue; jet2; jetstar; kenya airways|kenya air; klm; korean
    air; kuwait airways; la compagnie; latam air|latam; logan air|loganair; lot polish|lot pol; lufthansa; luxair;
    malaysia airlines|malaysia air; mango airlines; middle east air; norse atlantic; norwegian air|norwegian!; olympic
    air; oman air; pakistan intl air; pegasus air|pegasus hava|flypgs; philippine air; porter airlines|porter air;
    play airlines; qantas; qatar airways|qatar air|qatar airw; regional express|rex airlines; royal air maroc; royal
    jordanian; royal brunei; ryanair; sas scandinavian|scandinavian airlines|sas airlines|flysas; saudia; scoot
    air|flyscoot|scoot!; singapore airlines|singapore air|singaporeair; smartwings; south african air; southwest
    airlines|southwes!|southwest air|southwest!|southwest ai; spicejet; spirit airlines|spirit airl|spirit air|spirit
    al; srilankan; sun country|suncountry; sunexpress; sunwing; swiss international air|swiss intl air|swiss
    air|swiss!|swissair; swoop!; tap air portugal|tap portugal|tap air; tarom; thai airways|thai air; transavia; tui
    fly|tuifly; turkish airlines|turkish air|turk hava|thy!; united airlines|united!|united air|unitedair|united ai;
    uzbekistan airways; vietnam airlines|vietnam air|vietjet; virgin atlantic|virgin atl; virgin australia|virgin
    aust; virgin america; volaris; volotea; vueling; viva aerobus; westjet; wideroe; wizz air|wizzair; xiamen air;
    zipair; aurigny; eastern airways; blue islands; skyexpress|sky express; gogo inflight|gogoair; duty free at
    airline; seat upgrade; british midland; bmi regional; air inuit; canadian north; pacific coastal; harbour air;
    link airways; bonza; sounds air; kulula; flysafair|safair; jsx air|jetsuitex; cape air; silver airways`,
  hotel: `marriott; courtyard by marriott|courtyard marriott|courtyard by|courtyard!; residence inn; fairfield inn;
    springhill suites; towneplace suites; aloft hotel|aloft!; sheraton; westin; w hotel|w hotels; ritz carlton|the
    ritz carlton|ritz carl; jw marriott; st regis; le meridien; renaissance hotel; ac hotel|ac hotels; moxy?; element
    hotel; four points; autograph collection; delta hotels|delta hotel; gaylord?; hilton?|hilton hotels|hilton
    garden|hilton garden inn; doubletree; hampton inn|hampton by hilton|hampton hotel; embassy suites; homewood
    suites; home2 suites|home2; tru by hilton; conrad hotel|conrad hotels; waldorf astoria; canopy by hilton; curio
    collection; hyatt; andaz; park hyatt|grand hyatt; thompson hotel; holiday inn; crowne plaza;
    intercontinental?|intercontinental hotel; staybridge; candlewood; kimpton; hotel indigo; even hotel; best western;
    wyndham; days inn; super 8; ramada; la quinta; howard johnson; travelodge; microtel; baymont; comfort inn; comfort
    suites|comfort hotel; quality inn|quality hotel; sleep inn; clarion?; econo lodge|econolodge; rodeway; cambria
    hotel; ascend hotel; mainstay suites; woodspring; extended stay america|extended stay|esa!; motel 6; red roof;
    drury inn|drury?; omni hotel|omni hotels; loews hotel|loews hotels; fairmont?; sofitel; novotel; mercure;
    ibis?|ibis hotel|ibis styles|ibis budget; pullman hotel|pullman paris|pullman london; mgallery; accor; adagio?;
    hotelf1|hotel f1; swissotel; raffles?; mamashelter|mama shelter; premier inn|premierinn|premier travel inn; jurys
    inn; leonardo hotel|leonardo royal; clayton hotel; maldron; radisson; park inn; park plaza; scandic; nordic
    choice|strawberry hotels; elite hotel; first hotel; thon hotel; citizenm|citizen m; motel one|motelone; b b
    hotel|b b hotels|bb hotel; meininger; generator hostel|generator hostels; a o hostel|a o hotels|ao hostels; nh
    hotel|nh hotels|nh collection|nhow; melia; barcelo; riu hotel|riu!; iberostar; ac by marriott; eurostars; room
    mate; catalonia hotel; h10; vincci; hotusa; steigenberger; maritim; dorint; lindner?; intercity
    hotel|intercityhotel; kempinski; 25hours|25hours hotel; ruby hotel|ruby hotels; prizeotel; van der valk; fletcher
    hotel|fletcher hotels; bastion hotel|bastion hotels; golden tulip; campanile?; kyriad; premiere classe; logis
    hotel; b est western; britannia hotel|britannia hotels; malmaison; hotel du vin; village hotel|village hotels;
    dalata; macdonald hotel|macdonald hotels; de vere; qhotels; apex hotel|apex hotels; z hotel|the z hotel; hub by
    premier; point a hotel; yotel; easyhotel; safestay; yha; staycity; shangri la; mandarin oriental|mandarin ori;
    four seasons; peninsula hotel|peninsula hotels; aman resorts; banyan tree; anantara; dusit; centara; oyo rooms|oyo
    hotel|oyo!; taj hotel|taj hotels; oberoi; ginger hotel; lemon tree hotel; rydges; quest apartments|quest
    serviced|quest hotel; mantra hotel|mantra on|mantra!; adina; meriton suites|meriton serviced; veriu; peppers; oaks
    hotel|oaks hotels; ovolo; qt hotel|qt hotels|qt sydney; airbnb; booking com|booking!|booking com hotel|hotel at
    booking|bkg booking; hotels com|hotelscom; vrbo; homeaway; hostelworld; agoda; trivago; hoteltonight|hotel
    tonight; sonder; sykes cottages; plum guide; mews systems; ace hotel; the hoxton|hoxton hotel|hoxton!; soho house;
    nobu hotel; graduate hotel; pod hotel; arlo hotel; citizenm; knights inn; great wolf; kalahari resort; mgm grand;
    caesars palace; bellagio; the venetian|venetian hotel; wynn las vegas|wynn hotel; mandalay bay; luxor hotel;
    flamingo hotel; aria resort; cosmopolitan hotel; sandman hotel|sandman inn; coast hotel|coast hotels; delta
    ottawa; chateau laurier; fogo island inn; centre parcs|center parcs`,
  'travel-agency': `expedia; priceline; orbitz; travelocity; kayak!; lastminute com|lastminute; opodo; edreams; gotogate; kiwi com;
    trip com|ctrip; travelup; trailfinders; flight centre; tui!|tui uk|tui travel; on the beach; loveholidays;
    hotwire; skyscanner; mytrip; budgetair; bravofly; travelperk|travel perk; navan|tripactions; egencia; concur
    travel; amex travel|american express travel; bcd travel; cwt travel|carlson wagonlit; corporate travel
    management|ctm travel; travel leaders; liberty travel; webjet; house of travel; cheapoair; justfly; flighthub;
    momondo; getyourguide; viator; klook; tripadvisor; costco travel; aaa travel; travelbank; omio; secret escapes;
    british airways holidays; jet2holidays; ebookers; voyage prive; dertour; thomas cook; fti touristik`,
});
