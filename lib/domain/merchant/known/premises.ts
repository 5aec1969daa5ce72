import { brands, type Spelling } from './brand';

export const premises: readonly Spelling[] = brands({
  coworking: `wework|we work; regus; spaces!|spaces herengracht|spaces works|spaces coworking; iwg!|iwg plc;
    industrious!|industrious office|industrious nyc; knotel; convene!|convene inc; impact hub|impacthub; mindspace;
    second home!|second home london|second home spitalfields; huckletree; uncommon ltd; the office group|office group
    tog|fora space; workspace group; bruntwood; landmark space|landmark offices; servcorp; davinci
    virtual|davincivirtual; opus virtual|opus vo; alliance virtual|alliancevirtual; hoxton mix|hoxtonmix; your virtual
    office; 1st formations address; liquidspace; deskpass; peerspace; breather!|breather com; croissant app; office
    hub; betahaus; factory berlin|factory works; st oberholz; rent24|rent 24; design offices; unicorn workspaces;
    beehive gmbh; satellite office; wojo; morning coworking; now coworking; deskeo; kwerk; b amsterdam; tq ams;
    epicenter stockholm; norrsken; mesh oslo; sensoriumspace; talent garden|talentgarden; copernico; aticco;
    cloudworks; mob barcelona; onecowork; utopicus; heden lisbon; second home lisboa; hubhub; hub hub; puzl cowork;
    campus x; wotso; hub australia; fishburners; the commons!|the commons collingwood; stone chalk|stone and chalk;
    generator nz|generator coworking; bizdojo; the great room; justco|just co; ucommune; workstyle spaces; dogpatch
    labs; glandore; element78; talent garden dublin; galvanize inc; workbar; novel coworking; expansive workspace;
    office evolution; premier workspaces; carr workplaces; serendipity labs; venture x; spaceworks`,
  rent: `rent payment|office rent|rent office|rent!|rental payment rent|monthly rent|loyer; rentcafe|rent cafe; yardi
    rent|yardi svc; rentpayment com; clickpay; openrent; letting agents rent; landsec; british land; segro; hammerson;
    prologis; boston properties; brookfield prop|brookfield properties; jones lang lasalle|jll!; cbre`,
  storage: `public storage; extra space|extraspace; cubesmart|cube smart; life storage; u store it; storage king|storageking;
    kennards storage|kennards self storage; national storage; big yellow|bigyellow; safestore; shurgard; access self
    storage|access storage; lok n store|loknstore; storage mart|storagemart; sentinel storage; makespace; clutter
    inc|clutter!; simply storage; armadillo storage; city self storage; pelican self storage; blue space|bluespace;
    homebox; une piece en plus; lagerbox; myplace self storage|myplace!; nextdoor storage; attic self storage; prime
    storage; secure self storage; pods!|pods enterprises|pods moving`,
  energy: `octopus energy|octopusenergy; british gas|britishgas; e on|eon energy|eon!|eon next|e on next|e on energie|eon
    energie; edf|edf energy; scottish power|scottishpower; sse!|sse energy|sse airtricity|airtricity|sse
    business|southern electric; npower; ovo energy|ovo!|ovoenergy; bulb energy; shell energy; utilita; utility
    warehouse|utilitywarehouse; so energy; good energy; ecotricity; opus energy; haven power; crown gas power; total
    gas and power|total gas power|total energies gas; pozitive energy; drax; corona energy; yu energy; electric
    ireland|electricireland|esb energie|esb!|esb electric; bord gais|bordgais; energia!|energia ie; prepaypower|prepay
    power; flogas; calor gas|calor!; panda power; con edison|con ed|coned|con ed of ny|consolidated edison|conedison;
    pg e|pge!|pgande|pg and e|pacific gas|pge web|pg e web online; southern california edison|so cal edison|socal
    edison|sce!|so calif edison; socalgas|so cal gas|southern california gas; sdg e|sdge!|san diego gas; ladwp|la dept
    of water|l a dwp; national grid|nationalgrid; eversource; pseg!|pseg long island|pse g; peco!|peco energy|peco
    payment; bge!|bge corp|baltimore gas; pepco; dominion energy|dominion va power; duke energy|dukeenergy|duke energ;
    florida power|fpl!|fpl direct debit|fpl pay|fp l; teco!|tampa electric; georgia power|georgiapower; alabama power;
    entergy; centerpoint energy|centerpoint!|centerpoint ener; txu!|txu energy; reliant energy|reliant!; direct
    energy; green mountain energy; cirro energy; gexa; austin energy; cps energy; comed!|comed payment|commonwealth
    edison; nicor gas|nicor!; ameren; dte energy|dte!; consumers energy; xcel energy|xcelenergy|xcel!; we energies;
    alliant energy; midamerican energy; puget sound energy|pse!; seattle city light; portland general|pge portland;
    pacificorp|rocky mountain power|pacific power; nv energy|nvenergy; aps!|aps electric|arizona public|aps corp;
    srp!|srp surepay|salt river project; tva!; firstenergy|first energy|ohio edison|jcp l; aep!|aep ohio|aep
    texas|american electric power|appalachian power; ppl electric|ppl!; pse g co; columbia gas; spire gas; atmos
    energy; washington gas; piedmont natural gas|piedmont natural; peoples gas; nipsco; vectren; black hills energy;
    idaho power; hawaiian electric; smud!; rocky mtn power; vattenfall; rwe!|rwe energie; enbw energie|enbw ag strom;
    lichtblick; naturstrom; tibber; yello strom|yello!; eprimo; e wie einfach; ewe vertrieb|ewe!; mainova;
    rheinenergie; swm!|stadtwerke muenchen|swm versorgungs; n ergie; enercity; entega; gasag; berliner stadtwerke;
    badenova; mvv energie; polarstern; greenpeace energy|green planet energy; wien energie|wienenergie; verbund
    ag|verbund!; evn!|evn energie; energie ag; salzburg ag; kelag; tiwag; ewz!|ewz zuerich; bkw!|bkw energie; ckw!;
    iwb!; sig geneve|services industriels; romande energie; engie|engie electrabel|electrabel; ekwateur; ilek; planete
    oui; enercoop; totalenergies electricite|direct energie; ohm energie; enedis; grdf; luminus; eneco; mega energie;
    octa plus; bolt energie; essent; vattenfall nederland|nuon; greenchoice; budget energie|budget thuis; vandebron;
    oxxio; pure energie; energiedirect; frank energie; stedin; liander; iberdrola|iberdrola clientes; endesa|endesa
    energia; naturgy; holaluz; repsol luz|repsol electricidad; totalenergies clientes; curenergia; edp!|edp
    comercial|edp energia; goldenergy; galp power|galp energia; enel!|enel energia|servizio elettrico; eni plenit|eni
    plenitude; a2a!|a2a energia; hera comm; iren!|iren mercato; acea!|acea energia; sorgenia; edison energia; fortum;
    ellevio; skelleftea kraft; bixia; goteborg energi; hafslund|fortum strom; fjordkraft; ustekveikja; norgesenergi;
    orsted!|oersted; andel energi; norlys; ewii; ok a m b a; helen oy; oomi; vaasan sahko; tauron!|tauron sprzedaz;
    pge obrot|pge polska; enea!|enea sa; energa; innogy polska; pgnig; cez!|cez prodej|cez as; e on energie cz;
    prazska energetika; mvm!|mvm next; elmu; ppc greece|dei!; hydro one|hydroone; toronto hydro|torontohydro; hydro
    quebec|hydro qc|hydroquebec; bc hydro|bchydro; enbridge gas|enbridge; fortisbc|fortis bc; epcor; enmax; atco!|atco
    energy; direct energy ca; alectra; hydro ottawa; manitoba hydro; saskpower; saskenergy; nova scotia power|ns
    power; nb power; newfoundland power; energir; union gas; agl!|agl sales|agl energy|agl electricity; origin
    energy|originenergy; energyaustralia|energy australia; alinta|alinta energy; red energy|redenergy; simply energy;
    powershop; amber electric; momentum energy; ergon energy|ergon!; synergy wa|synergy energy; actewagl; aurora
    energy; lumo energy; ausgrid; globird; dodo power gas; tango energy; meridian energy; contact energy; genesis
    energy; mercury energy|mercury nz; trustpower; electric kiwi; flick electric; nova energy; powerco; vector ltd;
    eskom; city power johannesburg; tata power; adani electricity; dewa!|dewa dubai; sp services|sp group utilities`,
  water: `thames water|thameswater; severn trent; anglian water; united utilities; yorkshire water; southern water; south
    west water; wessex water; northumbrian water; affinity water|affinitywater; welsh water|dwr cymru; scottish water;
    castle water|castlewater; business stream; water plus|waterplus; everflow; south east water; bristol water; wave
    utilities|wave water; irish water|uisce eireann; american water; aqua america|aqua pa; nyc water board|nyc dep
    water|nyc water; dc water; sfpuc; east bay mud|ebmud; ladwp water; san jose water; golden state water; suez
    water|suez eau; veolia|veolia eau; saur!; eau de paris; berliner wasser|berliner wasserbetriebe; hamburg wasser;
    vitens; evides; brabant water; pwn!; waternet; dunea; de watergroep; vivaqua; farys; canal de isabel|canal isabel;
    aigues de barcelona|agbar; epal!; sydney water; yarra valley water; city west water|greater western water; south
    east water au; urban utilities; sa water; water corporation|watercorp; unitywater; icon water; watercare;
    wellington water; water bill?|water utility?|water dept?|water department?|water district?|water works?|water
    utilities?`,
  waste: `waste management|wm ezpay|wm waste; republic services|republicservices; waste connections; rumpke; biffa; veolia
    environmental|veolia es; suez recycling|sita uk; grundon; first mile|firstmile; viridor; any junk|anyjunk; 1 800
    got junk|1800gotjunk|got junk; hippobag|hippo waste; cleanaway; remondis; suez australia; greyhound
    recycling|panda waste|greenstar; thorntons recycling; college hunks; junk king; dumpsters com; shred it|shredit;
    iron mountain; stericycle; waste pro; casella?; recology; lj s skip; enviro waste|envirowaste`,
  repairs: `roto rooter|rotorooter; mr rooter; servpro; servicemaster|service master; aire serv; mr handyman; handy com|handy
    technologies; mr electric; ars rescue; one hour heating; benjamin franklin plumb; dynorod|dyno rod; pimlico
    plumbers; homeserve; british gas homecare; drain doctor; metro rod; checkatrade jobs; timpson; mister minit;
    ubreakifix|ubreakifix by; ismash; geek squad|geeksquad|best buy geek; cellphone repair cpr|cpr cell; genius bar;
    otis elevator|otis!; kone!|kone plc|kone inc; schindler?; thyssenkrupp elevator|tk elevator; johnson controls;
    honeywell building; trane!|trane us; carrier corp; jims mowing|jim s mowing; hire a hubby; laser plumbing; belron;
    local heroes; homejoy; trugreen; brightview; lawn doctor; bartlett tree; davey tree; pella windows; overhead door;
    precision door; batteries plus|batteriesplus`,
  cleaning: `merry maids; molly maid; the maids|maid brigade; maidpro; jani king; jan pro|janpro; coverall!|coverall north;
    servicemaster clean; stanley steemer|stanley steem; chem dry; cintas; unifirst; aramark uniform|vestis; alsco;
    initial washroom|initial hygiene; rentokil|rentokil initial; terminix; orkin; ehrlich pest; elis uk|elis sa; phs
    group|phs!|phs direct; cannon hygiene; johnsons workwear; mews laundry; cws!|cws boco; helpling; batmaid; tidy
    com|tidychoice; housekeep; hassle com; book a tiger|bookatiger; jims cleaning|jim s cleaning; spotless facility;
    iss facility|iss!; ocs group; mitie; rinse com|rinse inc; laundryheap; ihateironing; laundrapp; johnson cleaners;
    zoots; tide cleaners; zoom express laundry; pressbox; washclub; persil service; dry clean express`,
  security: `adt!|adt security|adt fire; verisure; securitas; brinks home|brinks inc; simplisafe|simpli safe; ring!|ring
    com|ring yearly|ring basic|ring monthly|ring protect|ring plus; arlo technologies|arlo!; vivint; frontpoint; g4s;
    allied universal; gardaworld; chubb fire|chubb alarms; yale home; prosegur; loomis!; verkada; kisi!|kisi inc;
    brivo; salto systems; blink home|blink by amazon; nest aware|google nest; eufy`,
  'equipment-rental': `sunbelt rentals|sunbelt!; united rentals; herc rentals; hss hire|hss!|hss proservice; speedy hire|speedy services;
    brandon hire; travis perkins hire; boels; loxam; kiloutou; zeppelin rental; mateco; coates hire|coates!; kennards
    hire|kennards!; onsite rental; hirepool; hire pool; cooper equipment; stephensons rental; home depot
    rental|homedepot rental; adorama rental; lensrentals|lens rentals; borrowlenses; sharegrid; fat llama|fatllama;
    grover!|grover group; cort furniture|cort!; rent a center|rentacenter; aarons!|aaron s; xerox lease|xerox
    financial; great america financial|greatamerica; de lage landen|dll!|dll finance; canon financial; ricoh!|ricoh
    usa|ricoh uk; konica minolta; pitney bowes lease; grenke; crestcapital; taylor rental; ramirent; cramo; renta oy;
    portakabin; algeco; mobile mini|williams scotsman|willscot`,
});
