import { brands, type Spelling } from './brand';

export const food: readonly Spelling[] = brands({
  restaurant: `mcdonalds|mc donalds|mcd!|mcdonald s; burger king|burgerking|bk!; wendys|wendy s; kfc|kentucky fried;
    subway?|subway restaurant; taco bell; chipotle; chick fil a|chickfila; popeyes; arbys; sonic drive in|sonic
    drive|sonic!; jack in the box|jack in box; carls jr; hardees; whataburger; in n out|innout; five guys|fiveguys;
    shake shack; white castle; culvers?; dairy queen; panda express; pf changs|p f changs; panera; jimmy johns; jersey
    mikes; firehouse subs; quiznos; potbelly?; raising canes|raising cane; zaxbys; bojangles; church s chicken|churchs
    chicken; el pollo loco; del taco; qdoba; moes southwest|moes sw; noodles co|noodles company|noodles and co;
    sweetgreen; cava!|cava grill|cava mezze; chopt; just salad; dig inn; tender greens; pizza hut; dominos|domino s;
    papa johns|papa john; little caesars; papa murphys; mod pizza; blaze pizza; marcos pizza; round table pizza;
    sbarro; california pizza kitchen|cpk!; olive garden; red lobster; outback steakhouse|outback!; texas roadhouse;
    longhorn steak; applebees; chilis|chili s; tgi fridays|tgi friday|tgif; ruby tuesday; buffalo wild wings|bww;
    hooters; cracker barrel; ihop; dennys|denny s; waffle house; bob evans; perkins restaurant; cheesecake factory|the
    cheesecake factory; red robin; bj s restaurant|bjs restaurant; yard house; ruths chris; mortons?; capital
    grille|the capital grille; benihana; nobu; wingstop; wing stop; golden corral; steak n shake|steak shake; krispy
    kreme; cinnabon; auntie annes; wetzels pretzels; jamba|jamba juice; smoothie king; tropical smoothie; crumbl;
    insomnia cookies; nothing bundt; baskin robbins; cold stone; ben jerrys|ben and jerrys; haagen dazs; pinkberry;
    menchies; au bon pain; corner bakery; einstein bros|einstein bagels; bruegger; first watch; snooze am; the halal
    guys|halal guys; carrabba; bonefish grill; bertuccis; uno pizzeria; legal sea foods|legal seafood; boston market;
    kona grill; mellow mushroom; portillos; lou malnatis; giordanos; jollibee; pollo tropical; captain d s|captain ds;
    long john silver; skyline chili; rubio s|rubios; baja fresh; wahoo s; la madeleine; dave s hot chicken|daves hot
    chicken; shake n|; cafe rio; torchys tacos|torchys; pret a manger|pret!|pret manger|pret a|pret london; itsu;
    wasabi!|wasabi sushi; leon!|leon restaurants|leon naturally; eat ltd|eat limited; greggs; nandos|nando s;
    wagamama; pizza express|pizzaexpress; zizzi; ask italian; bella italia; prezzo; frankie benny|frankie and
    benny|frankie bennys; carluccios; cafe rouge; cote brasserie|cote restaurants|cote!; bills restaurant|bill s;
    giraffe restaurant; yo sushi|yo!; tortilla!|tortilla mexican; chilango; barburrito; wahaca; las iguanas; turtle
    bay; honest burgers; byron!|byron hamburgers|byron burger; gourmet burger kitchen|gbk; hawksmoor; dishoom; franco
    manca; pizza pilgrims; rosas thai; busaba; pho!|pho restaurant; giggling squid; harvester?; toby carvery;
    beefeater?; brewers fayre; hungry horse; wetherspoon|jd wetherspoon|j d wetherspoon|wetherspoons; greene king;
    slug lettuce|slug and lettuce; all bar one; miller carter; stonehouse; vintage inns; nicholsons; fullers
    pub|fuller s|fullers!; youngs pub|young s; mitchells butlers; marstons?; stonegate?; brewdog; loungers|cosy club;
    gails?|gail s bakery|gails bakery; paul bakery|paul!|paul uk; patisserie valerie; ole steen; le pain
    quotidien|pain quotidien; joe the juice|joe juice|joe and the juice; crussh; benugo; upper crust; millies cookies;
    pasty shop; west cornwall pasty; wenzels; cornish bakery; tossed!; abokado; chopd; poke house; farmer j; coco di
    mama; german doner kebab; five guys; tim hortons uk; fat face burger; slim chickens; wingstop uk; morleys?;
    chicken cottage; pepes piri; popeyes uk; supermacs; abrakebabra; four star pizza; apache pizza; eddie rockets;
    avoca?; camile thai; zambrero; boojum; freshly chopped; o briens sandwich|obriens sandwich; nordsee; vapiano; hans
    im glueck|hans im gluck; l osteria|losteria; block house; dean david|dean and david; backwerk; kamps?; le
    crobag|lecrobag; yormas; ditsch; subway sandwiches; maredo; dunkin donuts deutschland; peter pane; burgermeister;
    mangal doner; back factory; gosch!|gosch sylt; autogrill; chef express; rosso sapore; spizzico; old wild west; la
    piadineria; roadhouse italia; alice pizza; quick restaurant|quick!|quick france; flunch; buffalo grill;
    hippopotamus; courtepaille; la boucherie; leon de bruxelles; brioche doree; pomme de pain; la mie caline; class
    croute; cojean; exki; big fernand; bagelstein; sushi shop; planet sushi; del arte; pizza pai; la pataterie; au
    bureau; bchef; o tacos; holy bagel; the fork; la place!|la place restaurant; febo; bagels beans|bagels and beans;
    happy italy; dunkin coffee; telepizza; goiko; foster s hollywood|fosters hollywood; 100 montaditos|cien
    montaditos; vips!|vips restaurante; ginos!|ginos ristorante; rodilla; pans company|pans and company; la
    tagliatella; honest greens; tgb!|the good burger; udon!|udon noodle; max burgers|max hamburg; sibylla; espresso
    house food; joe juice; sunset boulevard; hesburger; kotipizza; peppes pizza; egon pizza; lagkagehuset|ole
    steen|ole og steen; sticks n sushi|sticksnsushi; jureks; sphinx pizza; kfc; north fish; da grasso; marche
    restaurant|marche moevenpick|marche international; moevenpick|movenpick; tibits; hiltl; tim hortons bistro; a w
    restaurant|a w!; harveys!|harveys restaurant; swiss chalet; boston pizza; the keg|keg steakhouse; earls!|earls
    kitchen; cactus club; milestones; joey restaurant|joey!; moxies|moxie s; montanas!|montanas bbq|montana s; st
    hubert; la cage; cora!|cora breakfast; pizza pizza; pizza nova; panago; mary browns; freshii; new york fries;
    mucho burrito; quesada?; opa souvlaki|opa of greece; thai express; manchu wok; edo japan; pita pit; mr sub; osmow
    s|osmows; white spot; triple o|triple os; a and w; hungry jacks|hungry jack; red rooster; oporto; grilld|grill d;
    guzman y gomez|guzman gomez|gyg; mad mex; zeus street; roll d|rolld; sushi hub; sumo salad; boost juice; muffin
    break; donut king; michels patisserie; bakers delight; brumbys; pie face; noodle box; betty s burgers|bettys
    burgers; schnitz; nene chicken; crust pizza|crust gourmet; pizza capers; la porchetta; the coffee club; max
    brenner; san churro; hells pizza|hell pizza; burgerfuel|burger fuel; burger wisconsin; st pierres sushi; pita pit
    nz; wendy s supersize; mojo eats; better burger; hogs breath; lone star rib|lone star!; chargrill
    charlies|chargrill charlie; soul origin; top juice; rashays; ribs burgers|ribs and burgers; din tai fung; ippudo;
    ichiran; yoshinoya; sukiya; genki sushi; sushiro; mos burger; ajisen; crystal jade; toast box; ya kun; paris
    baguette; tous les jours; bonchon; haidilao; cote korean; joes crab; roberta s|robertas pizza; katzs
    delicatessen|katz s; eataly; chop!|chop steakhouse; hard rock cafe; rainforest cafe; planet hollywood; bubba gump;
    ssp uk|ssp!|ssp deutschland|ssp america|ssp airport; hmshost|hms host|host international; otg mgmt|otg management;
    areas usa|areas sa; select service partner; sodexo; aramark; compass group|eurest|bon appetit mgmt; elior; iss
    catering; delaware north; levy restaurants|levy at; centerplate; canteen vending; avanti markets; sysco cafe;
    cosi!; le duff; lime tree kitchen; sq pizza; opentable`,
  coffee: `starbucks|sbux; dunkin|dunkin donuts; tim hortons|timhortons|tim horton; peets coffee|peets|peet s; caribou
    coffee; dutch bros; blue bottle|bluebottle; philz coffee|philz; intelligentsia; stumptown; la colombe; gregorys
    coffee; joe coffee; birch coffee; bluestone lane; black rock coffee; scooters coffee; biggby; coffee bean tea
    leaf|coffee bean|the coffee bean; verve coffee; ritual coffee; sightglass; equator coffee; counter culture coffee;
    think coffee; irving farm; tatte bakery|tatte; pressed juicery; kung fu tea; gong cha; sharetea; costa
    coffee|costa!|costa drive|costa limited|costa ltd; caffe nero|cafe nero|nero coffee; coffee 1|coffee#1; black
    sheep coffee; grind coffee|grind london; workshop coffee; department of coffee; gails coffee; esquires coffee;
    harris hoole; puccinos; amt coffee; pumpkin cafe; coffee republic; boston tea party; bewleys; insomnia
    coffee|insomnia!; butlers chocolate cafe|butlers chocolates; 3fe; espresso house; waynes coffee|wayne s coffee;
    baresso; einstein kaffee; balzac coffee; coffee fellows; tchibo; black apron; the barn berlin|the barn; five
    elephant; bonanza coffee; segafredo; illy caffe|illy!; lavazza; nespresso; columbus cafe; coutume;
    coffeecompany|coffee company; bagels beans; anne max; backstube; coffee island; mikel coffee; gregorys?; second
    cup; balzac s|balzacs; jj bean; blenz; waves coffee; bridgehead; van houtte; good earth coffee; gloria jeans;
    zarraffas; campos coffee|campos!; toby s estate|tobys estate; st ali|stali; market lane; seven seeds; single o;
    mojo coffee; robert harris; allpress; coffee culture; atomic coffee; luckin; cafe coffee day; blue tokai;
    arabica|percent arabica; green caffe nero; costa express; kaffeine; watch house|watchhouse; origin coffee;
    monmouth coffee; pret coffee; tully s coffee|tullys; krispy coffee`,
  'food-delivery': `uber eats|ubereats|uber eats help|ubr eats|uber eat|uber one eats; doordash|door dash|doordash dashpass; grubhub;
    seamless!|seamlss; postmates; caviar!; ezcater|ez cater; deliveroo; just eat|just!|justeat|just eat co uk|just eat
    takeaway; takeaway com|takeaway!; lieferando; thuisbezorgd; foodora; wolt; glovo|glovoapp; foodpanda; menulog;
    skipthedishes|skip the dishes; pyszne; smood; eat ch; swiggy; zomato; talabat; grabfood|grab food; rappi; ifood;
    city pantry|citypantry; feedr; relish by ezcater; forkable; sharebite; chowbus; hungrypanda|hungry panda; fantuan;
    favor delivery; gopuff|go puff; too good to go|toogoodtogo; eatclub; easi delivery; delivereasy; waiter com;
    zerocater; hungry house; bolt food|boltfood; getir; gorillas!|gorillas technologies; flink!|flink se; slice pizza
    app|slicelife`,
});
