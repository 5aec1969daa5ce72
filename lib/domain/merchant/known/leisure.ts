import { brands, type Spelling } from './brand';

export const leisure: readonly Spelling[] = brands({
  entertainment: `amc theatres|amc!|amc online|amc stubs; regal cinemas|regal!|regal cin; cinemark; alamo drafthouse|alamo draft;
    landmark theatres; marcus theatres; fandango; atom tickets; odeon; vue cinema|vue!|vue bsl|vue cinemas; cineworld;
    picturehouse; everyman cinema|everyman!; curzon?; showcase cinema; omniplex; imc cinema; cinemaxx; uci
    kinowelt|uci kino; cineplex|cinestar; ugc!|ugc cine|ugc cinemas; pathe!|pathe cinema|pathe gaumont|gaumont; mk2!;
    kinepolis; cinesa; yelmo; filmstaden; nordisk film; finnkino; multikino; cinema city; helios kina; landmark
    cinemas; event cinemas; hoyts; village cinemas; reading cinemas; ticketmaster|ticket master|tm ticketmaster; live
    nation|livenation; axs com|axs!|axs tickets; stubhub; seatgeek; vivid seats|vividseats; dice fm|dice fm tickets;
    see tickets|seetickets; viagogo; gigantic tickets; ticketek; ticketweb; eventim|cts eventim; todaytix|today tix;
    telecharge; atg tickets|atg!; national theatre; royal opera; lincoln center; msg!|madison square garden;
    topgolf|top golf; puttshack; swingers crazy golf; flight club; bounce ping pong; dave buster|dave busters|dave and
    busters; main event ent; bowlero|amf bowling; lucky strike ent; hollywood bowl!|hollywood bowl group; tenpin; all
    star lanes; laser quest; go ape; escape hunt; clue room; disneyland|disney world|walt disney world|disney resort;
    universal studios|universal orlando; six flags; legoland; alton towers; thorpe park; merlin entertainments|merlin
    ent; madame tussauds; london eye; sea life; efteling; europa park; tivoli gardens; liseberg; metropolitan museum;
    moma!|moma nyc; british museum; tate modern|tate gallery; louvre?; rijksmuseum; smithsonian; guggenheim; k1 speed;
    urban air adv; skyzone|sky zone; fever up|feverup; secret cinema; murder mystery co; comedy store|comedy cellar;
    golf now|golfnow; ski dubai; vail resorts|epic pass; ikon pass; liftopia; get escape; xbox game|xbox!|microsoft
    xbox; playstation|sony playstation|playstation network|playstatn; nintendo; twitch!|twitch interactive; ea
    games|electronic arts|ea origin; blizzard?; epic games; riot games; minecraft; roblox; steam
    games|steampowered|steam!|valve steam|steamgames`,
  streaming: `netflix; spotify|spotify usa|spotify p; hulu!|hulu llc|hulu com|hulu plus; disney plus|disneyplus; hbo
    max|hbomax|max com hbo; paramount plus|paramntplus; peacock tv|peacocktv; apple music|apple tv; youtube
    premium|youtubepremium|google youtube|google youtubepremium|google youtube premium|google youtube music|youtube
    tv|google youtubetv|googleyoutube|youtube music; prime video|primevideo|amazon video|amazon prime video; sirius
    xm|siriusxm|sxm; pandora media|pandora music; tidal music; deezer; soundcloud; qobuz; amazon music|amzn music;
    fubo!|fubo tv|fubotv; sling tv; crunchyroll; now tv|nowtv; britbox; dazn; espn plus; mubi; curiosity
    stream|curiositystream; nebula tv; viaplay; canal plus|canalplus; salto tv; stan com au|stan entertainment;
    binge!|binge au; kayo sports|kayo!; foxtel; neon nz; tvnz; videoland; npo plus; joyn; rtl plus|rtl tv now; wow
    tv|wow sky; magenta tv; maxdome; filmin; movistar plus; crave tv; tsn direct; soundtrack your brand; mood media;
    rockbot; directv|direct tv; dish network|dish ntwk; roku!|roku inc|roku for`,
  news: `new york times|nytimes|nyt!|nyt games|the new york times; wall street journal|wsj|d j wsj|dow jones|dj wsj|wall st
    journal|d j barrons|barrons; washington post|washpost|the washington post|wp subs; financial times|the financial
    times|ft com|ft!|ft subscription|financialtimes; economist!|the economist|economist newspaper|economist
    subs|economist digital; bloomberg com|bloomberg!|bloomberg lp|bloomberg subs; the times subscription|times
    newspapers|the times!|news uk; telegraph!|telegraph media|the telegraph; guardian news|guardian media|the
    guardian!|theguardian; independent digital|the independent!; irish times; irish independent|mediahuis; business
    post; harvard business review|hbr!|hbr org|harvard bus rev|harvard business publ|harvard business pub; mit
    technology review|technology review; the atlantic|atlantic media|atlantic monthly; new yorker|conde
    nast|condenast; wired!|wired com|wired magazine; time magazine|time usa; newsweek; forbes!|forbes media|forbes
    subs; fortune media|fortune magazine; business insider|insider inc; inc magazine; fast company|fastcompany; the
    information!|theinformation; stratechery; substack; medium com|medium!|medium monthly|medium subs|medium annual|a
    medium corp; politico; axios pro; semafor; la times|los angeles times|latimes; chicago
    tribune|chicagotribune|tribune pub; boston globe|bostonglobe; sf chronicle|san francisco chronicle|hearst
    newspapers; usa today|gannett; dallas morning news; seattle times; philadelphia inquirer; miami herald; houston
    chronicle; globe and mail|the globe mail|globe mail; national post|postmedia; toronto star|torstar; la presse; le
    devoir; sydney morning herald|smh!|fairfax media|nine publishing; the australian!|news corp aust|news
    limited|nationwide news; afr!|australian financial review; the age!; nz herald|nzme|nzherald; stuff nz|the press
    nz; crikey; spiegel!|der spiegel|spiegel verlag|spiegel plus; zeit!|die zeit|zeitverlag|zeit online;
    faz!|frankfurter allgemeine; sueddeutsche|sz plus; handelsblatt; welt plus|axel springer|bild plus; heise|heise
    medien; t3n; manager magazin; wirtschaftswoche; nzz!|neue zuercher; tages anzeiger|tamedia; der standard; die
    presse!; le monde|lemonde; le figaro|lefigaro; les echos|lesechos; mediapart; l equipe; nrc!|nrc media;
    volkskrant|dpg media; fd nl|financieele dagblad|fd mediagroep|het financieele; telegraaf; trouw!; de
    tijd|mediafin; de standaard; le soir; el pais; el mundo; la vanguardia; corriere della sera|corriere!|rcs
    mediagroup; il sole 24 ore|sole 24 ore|ilsole24ore; la repubblica|gedi!; la stampa; dagens nyheter|dn se; svenska
    dagbladet|svd!; dagens industri|di se; aftenposten; dagens naeringsliv|dn no; e24; berlingske; politiken;
    borsen!|dagbladet boersen; helsingin sanomat|sanoma; kauppalehti; gazeta wyborcza|wyborcza; rzeczpospolita;
    expresso!; nikkei; south china morning|scmp; straits times|sph media; japan times; times of india; the hindu; mint
    premium; moneyweek; investors chronicle; barrons; morningstar; seeking alpha|seekingalpha; motley fool; readly;
    pressreader; magzter; apple news|zinio; scribd|everand; national geographic|natgeo; consumer
    reports|consumerreports; which ltd|which!; accountingweb; computerworld; statista; ibisworld; pitchbook;
    crunchbase; cb insights; euromonitor; mintel; newspapers com|newspaper`,
  books: `barnes noble|barnes and noble|barnesnoble|b n membership; waterstones; foyles; blackwells|blackwell s; books a
    million; half price books; powells books|powell s; strand bookstore|strand book; indigo books|indigo
    chapters|chapters indigo; dymocks; readings!|readings books; booktopia; the book depository|book
    depository|bookdepository; abebooks; thriftbooks|thrift books; bookshop org|bookshop!; better world books;
    alibris; world of books|wob!|worldofbooks; thalia?; hugendubel; osiander; weltbild; dussmann; gibert
    joseph|gibert!; decitre; furet du nord; cultura!|cultura sa; mollat; casa del libro; fnac livres; feltrinelli;
    mondadori; ibs it; akademibokhandeln; adlibris; bokus; ark bokhandel; norli; saxo com; bog ide; suomalainen
    kirjakauppa; empik; wh smith books; books kinokuniya|kinokuniya; oreilly books; wiley!|john wiley;
    springer!|springer nature|springer verlag; elsevier; cambridge univ press; oxford univ press|oxford university
    press; pearson education; mcgraw hill|mcgrawhill; packt|packt pub|packtpub; manning publications|manning pub; no
    starch|nostarch; pragmatic bookshelf|pragprog; leanpub; apress; a book apart; kobo!|rakuten kobo|kobo com; easons
    books; hodges figgis; dubray; chapters!|chapters bookstore; american book; hudson booksellers; unity books;
    whitcoulls books; boeken bol; libris!|libris nl; scheltema; standaard boekhandel; humble bundle books; haynes
    manuals`,
  fitness: `planet fitness|planetfitness|planet fit; equinox!|equinox moto|equinox fitness; la fitness; 24 hour fitness;
    anytime fitness; golds gym|gold s gym; crunch fitness; lifetime fitness|life time fitness; orangetheory|orange
    theory; f45; soulcycle; barrys bootcamp|barry s; classpass|class pass; peloton; ymca|ymca of; puregym|pure gym;
    the gym group|the gym!; david lloyd; virgin active; nuffield health; fitness first; jd gyms; bannatyne; better
    gym|gll!|better gll; mcfit|rsg group; urban sports club|urbansportsclub; fitx|fit x; basic fit|basicfit;
    sportcity; sats!|sats sport|sats elixia; goodlife fitness; gympass|wellhub; strava; headspace; calm com|calm!;
    myfitnesspal; noom; whoop!|whoop inc; snap fitness; les mills; hussle; flye fit|flyefit`,
  medical: `specsavers; vision express; lenscrafters; warby parker|warbyparker; pearle vision; boots opticians; quest
    diagnostics|questdiagnostics; labcorp; one medical|onemedical; zocdoc; teladoc; minuteclinic; concentra; babylon
    health; push doctor; gp surgery; betterhelp; talkspace; headway health; aspen dental; mydentist|my dentist; kaiser
    pharmacy; fielmann; apollo optik; synlab; doctolib; hims!|forhims; sanitas dental; city md|citymd; carbon health;
    spec savers; opsm; bailey nelson; laverty; healius; medicentrix; nuffield hospital; spire healthcare; hca
    healthcare`,
});
