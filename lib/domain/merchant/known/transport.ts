import { brands, type Spelling } from './brand';

export const transport: readonly Spelling[] = brands({
  taxi: `uber trip|uber?|uber bv|uber one|uber trip help|ubertrip|uber pending|uber technologies|uber ride|uber rides|uber
    cash|uber london|uber canada|uber pass|ubr pending|ubr?|uber uk|uber uk rides|uber business|uber x|uber taxi;
    lyft|lyft ride|lyft rides|lyft 1 ride|lyft 2 rides; bolt ride|bolt!|bolt eu|bolt o|bolt operations|bolt
    services|bolt taxi|bolt ee|bolt com|bolt app; free now|freenow|mytaxi; cabify; didi ride|didi!|didi mobility|didi
    chuxing; ola cabs; grab ride|grab!|grabtaxi|grab com; gojek; gett!|gett taxi|gett uk|gett com; addison
    lee|addisonlee; curb taxi|curb nyc|curb mobility|curb!|curb svc|curb nyc taxi; careem; yango; yandex taxi;
    indrive|indriver; heetch; marcel cab; g7!|taxis g7|taxi g7; via transportation|via ride|ridewithvia; alto
    rides|ride alto; wingz; blacklane; ztrip; flywheel taxi; arro taxi; nyc taxi|nyctaxi|nyc y|taxi svc|vts taxi|cmt
    taxi|creative mobile tech|verifone taxi; 13cabs|13 cabs|cabcharge; silver top taxi; ingogo; shebah; ola ride; taxi
    eu|taxi de; sixt ride; ola au; viggo?; dantaxi; taxi kurir|taxikurir|taxi stockholm; taxi 020; sverigetaxi; oslo
    taxi; hailo; kapten; chauffeur prive; minicabit; veezu; take me taxi; lynk taxi|lynk taxis; co op cabs; beck taxi;
    diamond taxi; revel rideshare; lime ride|lime ridescooter|lime!|li me|lim ride; bird rides|bird app|bird ride;
    tier mobility|tier scooter; voi technology|voi scooter|voi!; dott scooter|ridedott|dott!; spin scooter; neuron
    mobility; beam mobility; citi bike|citibike; lyft bikes; santander cycles; bluebikes; nextbike; donkey republic;
    divvy bike; capital bikeshare; bay wheels; careem ride; waymo`,
  rail: `trainline|the trainline|thetrainline; deutsche bahn|db vertrieb|db bahn|db fernverkehr|bahn com|bahn de|db
    regio|db automat|db!|www bahn; sncf|oui sncf|sncf connect|sncf internet|sncf web|sncf voyageurs|ter
    sncf|ouigo|thalys; eurostar; ns reizen|ns groep|ns?|ns international|ns business; nmbs|sncb; sbb cff|sbb
    mobile|sbb!|sbb easyride|cff!; obb|oebb; trenitalia; italo!|italo treno|ntv italo|italotreno; renfe; iryo; ouigo
    espana; cp comboios|comboios de portugal; sj ab|sj se|sj!|sj biljetter; dsb!|dsb dk|dsb app|dsb internet|dsb net;
    vy!|vy app|vy as|vygruppen; vr yhtyma|vr matkat|vr!|vr lippu; pkp intercity|pkp; ceske drahy|cd cz; regiojet; leo
    express; mav start; flixtrain; amtrak; via rail|viarail; brightline trains|gobrightline|brightline!|brightline fl;
    lirr|mta lirr|mta mnr|metro north; nj transit|njt!|njtransit; metra mobile|metra!|metra ventra; caltrain;
    metrolink; septa; marc train; sounder?; virgin trains east; lner|london north eastern; avanti west coast|avanti
    west; gwr|great western railway|gwr bristol; south western railway|south western rail|swr!; southern
    railway|southern rail; southeastern rail|southeastern railway|southeastern!|se trains; thameslink; great northern
    rail; greater anglia; c2c rail|c2c!|c2c online; crosscountry trains|cross country trains|crosscountry!; east
    midlands railway|east midlands rail|emr!; northern rail|northern trains|northern railway|northernrail;
    transpennine express|tpe!|transpennine; scotrail; lumo?; hull trains; grand central rail; chiltern
    railways|chiltern rail; west midlands trains|west midlands rail|london northwestern|wmt!; merseyrail; transport
    for wales|tfw rail|trafnidiaeth; heathrow express; gatwick express; stansted express; caledonian sleeper; irish
    rail|iarnrod eireann; nir!|translink?; elizabeth line; trainpal|mytrainpal; raileasy; split my fare|trainsplit;
    interrail; eurail; nsw trainlink|trainlink; v line!|vline; queensland rail; great southern rail|journey beyond;
    kiwirail|great journeys; jr east|jreast; jr pass; irctc; korail; ktx; go transit!|gotransit; exo montreal; up
    express; ile de france mobilites|navigo`,
  transit: `transport for london|tfl|tfl travel|tfl gov|tflgov|tfl cpc; mta nyct|mta!|nyct|omny|mta metrocard|mta vending|mta
    metrocard machine; bart!|bart clipper|clipper transit|clipper systems; wmata|smartrip; cta!|cta
    ventra|ventra|ventra vending|cta chicago; mbta; la metro tap|tap la|taptogo; sfmta muni|munimobile|muni mobile;
    trimet; orca card|king county metro|sound transit; denver rtd|rtd denver; dart dallas|gopass; marta tvm|marta
    breeze; septa key; pittsburgh regional transit; metro transit; capmetro; transport for
    nsw|transportfornsw|tfnsw|opal card|opal travel; myki|ptv myki|public transport victoria; translink
    brisbane|translink go card|go card; at hop|athop|auckland transport; snapper!; transperth|smartrider; metro
    trains; yarra trams; leap card|leapcard|leap top up; dublin bus|bus eireann; luas!|transdev luas; ttc!|ttc
    subway|toronto transit; presto card|presto fare|presto auto|presto mobl; stm!|stm montreal|opus card; translink
    compass|compass card|compass vending|translink vancouver; oc transpo; calgary transit; bvg!|bvg app|bvg
    berlin|berliner verkehrsbetriebe; hvv!|hochbahn|hamburger hochbahn; mvg!|mvg muenchen|mvv; rmv!|rhein main
    verkehr; vbb; kvb!|koelner verkehrs; rheinbahn; wiener linien; zvv!|vbz!; ratp|bonjour ratp; tcl lyon|tcl!;
    tisseo; gvb!|gvb amsterdam; ret nv|ret!; htm!|htm den haag; ov chipkaart|ovchipkaart|ovpay|ov pay; connexxion;
    arriva?; stib|stib mivb|mivb; de lijn; emt madrid|metro de madrid|metro madrid; tmb barcelona|tmb!; atm
    milano|atm!|atac roma|atac!; carris!|metro de lisboa|metro lisboa; viva viagem; sl stockholm|sl!|storstockholms
    lokaltrafik; vasttrafik; skanetrafiken; ruter!|ruter as|ruter app; rejsekort; movia; hsl!|hsl helsinki|hrt;
    ztm!|ztm warszawa|mpk; dpp praha|dopravni podnik; bkk budapest|bkk!; octopus card; ez link|simplygo|transitlink;
    suica; stagecoach bus|stagecoach!|stagecoach services; first bus|firstbus|firstgroup; national
    express?|nationalexpress; megabus; go ahead bus|brighton hove buses; lothian buses; edinburgh trams; nottingham
    express transit; metrolink manchester|tfgm|bee network; nexus metro|tyne wear metro; flixbus; greyhound
    lines|greyhound bus|greyhound!; peter pan bus; bolt bus; coach usa; ouibus|blablacar bus; blablacar; alsa!|alsa
    bus|alsa es; eurolines; student agency; citymapper; moovit; park ride bus; metro bilbao; vta!|vta transit; ac
    transit|actransit`,
  ferry: `stena line; p o ferries|po ferries; irish ferries; dfds; brittany ferries; caledonian macbrayne|calmac; wightlink;
    red funnel; bc ferries; washington state ferries|wsdot ferries|wsferries; nyc ferry; staten island ferry; viking
    line; tallink|silja line; color line; fjord line; interislander; bluebridge; manly fast ferry; thames
    clippers|uber boat; eurotunnel|le shuttle|getlink`,
  'car-rental': `hertz; avis?|avis rent|avis rent a car|avis budget; budget rent a car|budget rent|budget car|budget rac;
    enterprise rent a car|enterprise rent|enterprise car|enterprise rac|enterprise r a c; national car rental|national
    car; alamo rent|alamo rac|alamo car|alamo!; sixt; europcar; thrifty car|thrifty rent|thrifty!; dollar rent a
    car|dollar rac|dollar rent; payless car; fox rent a car|fox rent; advantage rent; ace rent a car; zipcar;
    turo!|turo inc|turo com|turo trip; getaround; share now|sharenow|car2go|drivenow; free2move; miles mobility;
    communauto; modo coop; evo car share|evo car; goget; green motion; goldcar; record go; centauro rent; ok mobility;
    okmobility; locauto; buchbinder; starcar; arval; leaseplan; ald automotive; rentalcars com|rentalcars;
    discovercars; economybookings; holiday autos; arguscarhire|argus car; u haul|uhaul; penske truck|penske?; ryder
    truck; silvercar; kyte rentals; apex car rentals; jucy; east coast car; bargain car rentals; redspot; northgate
    vehicle hire; enterprise flex e rent; thrifty car rental; practical car; virtuo; ubeeqo; greenwheels; mywheels;
    sunnycars; discount car; driving force; car next door|uber carshare; city car club; co wheels; zity; wible; enjoy
    eni`,
});
