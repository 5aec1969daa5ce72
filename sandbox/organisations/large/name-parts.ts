import type { DefaultTax } from '../charts/chart';

/** Lists of parts of names. suppliers.ts combines these into the supplier names of the large organisation. */

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

export const surnames = list(`
  Abbott, Ackroyd, Ahmed, Ainsworth, Allsop, Appleyard, Armitage, Arkwright, Ashworth, Atkinson, Bairstow, Bannister,
  Barraclough, Beaumont, Begum, Birtwistle, Blackwood, Booth, Bradshaw, Brearley, Broadbent, Calvert, Cartwright, Chadwick,
  Chaudhry, Clegg, Cockcroft, Crabtree, Crowther, Dalton, Dewhurst, Dyson, Earnshaw, Eastwood, Entwistle, Fairbairn,
  Farrar, Fielding, Firth, Gledhill, Greenhalgh, Grimshaw, Haigh, Hainsworth, Hardcastle, Hargreaves, Hebblethwaite,
  Heptonstall, Hinchliffe, Holroyd, Horsfall, Hussain, Illingworth, Jagger, Kaur, Kershaw, Khan, Lumb, Malik, Metcalfe,
  Murgatroyd, Naylor, Nowak, Oakley, Ogden, Okonkwo, Oldroyd, Patel, Pickles, Priestley, Ramsden, Rawnsley, Redfearn,
  Riley, Rushworth, Schofield, Shackleton, Shah, Sharma, Siddall, Singh, Sugden, Sutcliffe, Sykes, Tattersall,
  Thackray, Thwaite, Tordoff, Uttley, Varley, Waddington, Walker, Whitaker, Widdop, Wigglesworth, Wormald, Yewdall`);

export const places = list(`
  Airedale, Aspinall Street, Bankside, Beck Lane, Bramley, Briggate, Brighouse, Calderdale, Canal Road, Castlegate,
  Chapel Allerton, Clarence Dock, Cleckheaton, Colne Valley, Cragg Vale, Dewsbury, Eastgate, Elland, Fossgate, Garforth,
  Gildersome, Hawksworth, Headingley, Hebden, Holbeck, Holme Valley, Horsforth, Humber, Ilkley Moor, Keighley, Kirkgate,
  Kirkstall, Lendal Bridge, Micklegate, Moor Park, Morley, Nidderdale, Northgate, Otley Road, Ouseburn, Parkside,
  Pennine, Pudsey, Ribblesdale, Ripon, Roundhay, Saltaire, Skipton, Sowerby, Swaledale, Thornton, Tadcaster, Todmorden,
  Wakefield, Wensleydale, Westgate, Wetherby, Wharfedale, White Rose, Yeadon`);

export const trades = list(`
  Aggregates, Air Conditioning, Alarms, Architects, Asbestos Surveys, Audio Visual, Awnings, Bakery, Blinds, Bookbinders,
  Builders Merchants, Bulk Haulage, Carpets, Catering, Chartered Surveyors, Cleaning Services, Coach Hire, Coffee,
  Couriers, Damp Proofing, Data Recovery, Demolition, Drainage, Dry Cleaning, Electrical, Event Hire, Fabrications,
  Fencing, Fire Protection, Flooring, Florists, Forklifts, Freight, Furniture, Garage, Gas Services, Glazing, Graphics,
  Hardware, Health & Safety, Hygiene, Insulation, Interiors, Ironmongers, IT Support, Joinery, Laundry, Lift Engineers,
  Lighting, Linen Hire, Locksmiths, Marquees, Office Supplies, Packaging, Paints, Pest Control, Photography, Plant Hire,
  Plumbing & Heating, Print, Promotions, Pumps, Recruitment, Refrigeration, Roofing, Scaffolding, Security, Signs,
  Skips, Solicitors, Stonemasons, Taxis, Timber, Tool Hire, Training, Translations, Tyres, Upholstery, Vending,
  Veterinary Supplies, Waste, Welding, Wholesale, Window Cleaning, Workwear`);

export const companyForms = list('Ltd, Ltd, Ltd, Ltd, Limited, LLP, (UK) Ltd, Group plc');
export const familyForms = list('& Sons, & Co, Bros, & Daughters');

export const firstNames = list(`
  Adele, Aisha, Amir, Anil, Beatriz, Bethan, Callum, Chloë, Ciarán, Daniela, Dimitri, Élodie, Ewa, Farah, François,
  Grażyna, Hannah, Ioana, Ivo, Jürgen, Kasia, Leila, Lukáš, Maeve, Marek, Nia, Oluwaseun, Paweł, Priya, Renée, Rhys,
  Saoirse, Seán, Siân, Søren, Tomasz, Usha, Vikram, Wen, Zoë`);

export const foreignSuppliers = list(`
  Müller Bürotechnik GmbH|Köln|Germany, Größe & Partner mbB|München|Germany, Łódź Meble Sp. z o.o.|Łódź|Poland,
  Café Zoë|Brussels|Belgium, Société Lyonnaise d’Imprimerie|Lyon|France, Traiteur Hélène Lefèvre|Lille|France,
  Østergaard Møbler ApS|Aarhus|Denmark, Ångström Instrument AB|Malmö|Sweden, Señorío de Baltasar SL|Logroño|Spain,
  José Peña e Hijos|Sevilla|Spain, Irmãos Gonçalves Lda|Porto|Portugal, Fratelli D’Orsò Srl|Genova|Italy,
  Ó Briain Haulage|Galway|Ireland, Ní Dhomhnaill Design|Dingle|Ireland, Çelik Tekstil AŞ|Bursa|Türkiye,
  Škoda Nářadí s.r.o.|Plzeň|Czechia, Đorđević Prevoz|Novi Sad|Serbia, Nguyễn Thị Sáu|Leeds|United Kingdom,
  株式会社ヤマト印刷|Osaka|Japan, ООО «Северный Лес»|Riga|Latvia`);

/** Well-known companies that most British businesses buy from. */
export const wellKnownSuppliers = list(`
  Amazon UK|London, Amazon Web Services EMEA|Luxembourg, Apple Distribution|Cork, AA Business|Basingstoke,
  BP Fuelcard|Milton Keynes, British Gas Business|Staines, BT Business|London, Costa|Dunstable, DHL Parcel|Coventry,
  EDF Energy|London, Enterprise Rent-A-Car|Egham, Greggs|Newcastle, Hilton|Watford, Intercity Taxis|Leeds, LNER|York,
  Marks & Spencer|London, Microsoft Ireland|Dublin, Northern Rail|York, Premier Inn|Dunstable, Pret A Manger|London,
  RingGo|Basingstoke, Royal Mail|London, Sainsbury’s|London, Screwfix|Yeovil, Shell UK|London, Slack|Dublin, Tesco|Welwyn,
  Toolstation|Bridgwater, Trainline|London, Travelodge|Thame, Uber|London, Viking Office|Leicester,
  Vodafone Business|Newbury, Yorkshire Water|Bradford, Zoom|London`);

export const towns = list(`
  Leeds, Bradford, York, Wakefield, Huddersfield, Halifax, Harrogate, Hull, Sheffield, Doncaster, Skipton, Manchester,
  Rochdale, Burnley, Lancaster, Darlington, Newcastle, Sunderland, Lincoln, Nottingham`);

/**
 * The sites of the hotel group. Each site has one account for each cost in `siteCosts`, so the chart has 400 accounts.
 */
export const sites: readonly (readonly [code: string, name: string])[] = [
  ['LDS', 'Leeds'],
  ['YRK', 'York'],
  ['HGT', 'Harrogate'],
  ['SKP', 'Skipton'],
  ['HFX', 'Halifax'],
  ['HUD', 'Huddersfield'],
  ['WKF', 'Wakefield'],
  ['SHF', 'Sheffield'],
  ['DON', 'Doncaster'],
  ['LIN', 'Lincoln'],
  ['NOT', 'Nottingham'],
  ['MAN', 'Manchester'],
  ['LAN', 'Lancaster'],
  ['BUR', 'Burnley'],
  ['DAR', 'Darlington'],
  ['NCL', 'Newcastle'],
  ['SUN', 'Sunderland'],
  ['CAR', 'Carlisle'],
];

export const closedSites: readonly (readonly [code: string, name: string])[] = [['HUL', 'Hull (closed 2024)']];

export const siteCosts: readonly (readonly [code: string, name: string, tax: DefaultTax])[] = [
  ['408', 'Cleaning', 'standard'],
  ['420', 'Staff entertaining', 'standard'],
  ['425', 'Couriers', 'standard'],
  ['429', 'Sundries', 'standard'],
  ['433', 'Insurance', 'exempt'],
  ['445', 'Gas & electricity', 'standard'],
  ['447', 'Water', 'zero'],
  ['449', 'Vehicle running costs', 'standard'],
  ['451', 'Parking & tolls', 'standard'],
  ['453', 'Office consumables', 'standard'],
  ['461', 'Printing', 'standard'],
  ['465', 'Rates', 'none'],
  ['469', 'Rent', 'standard'],
  ['473', 'Repairs', 'standard'],
  ['480', 'Training', 'standard'],
  ['489', 'Telephone & internet', 'standard'],
  ['491', 'Hotels', 'standard'],
  ['493', 'Travel', 'standard'],
];
