steelyard.data({
"words":["accepted","proposed","superseded"],
"groups":[0,1,3],
"tags":["cost","printing"],
"people":["Ann Lee","Bo Reyes"],
"sources":[],
"status":[0,2,0,1],
"date":["2020-01-06","2020-02-03","2021-05-17","2022-03-01"],
"tag":[[],[],[0,1],[]],
"person":[[],[],[0,1],[1]],
"source":[],
"times":["2020-01-06/","2020-02-03/2021-05-17","2021-05-17/",""],
"titles":[1,2,0,3]
});
