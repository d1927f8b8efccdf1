{const d=document,r=d.documentElement,f=d.currentScript.dataset.fonts;let m;try{m=localStorage.getItem("estimation-and-learning:mode")}catch{}
if(m==="light"||m==="dark")r.dataset.mode=m;r.dataset.script="";
if(location.protocol!="file:")for(const n of["math","italic","bold"])d.head.append(Object.assign(d.createElement("link"),{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"",fetchPriority:n=="math"?"auto":"low",href:f+n+".woff2"}))}
