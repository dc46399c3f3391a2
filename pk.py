import sys; sys.path.insert(0,'/tmp/wt/build')
import time, pickle, zlib, io
from pathlib import Path
from collections import Counter
ks=[p for p in Path('/tmp/b_build/tl/recognised').rglob('*') if p.is_file()][:60]
raw=[zlib.decompress(p.read_bytes()) for p in ks]
def tm(n,f,k=2):
    best=9
    for _ in range(k):
        a=time.process_time(); r=f(); best=min(best,time.process_time()-a)
    print(f'{n:30}{best:.3f}'); return r
docs=tm('loads',lambda:[pickle.loads(r) for r in raw])
print(sum(len(d.text.encode()) for d in docs)/1e6,'MB', sum(map(len,raw))/1e6, 'packed', sum(len(zlib.compress(r,1)) for r in raw)/1e6)
tm('dumps',lambda:[pickle.dumps(d,protocol=5) for d in docs])
tm('zlib1',lambda:[zlib.compress(r,1) for r in raw])
z=[zlib.compress(r,1) for r in raw]
tm('unzlib',lambda:[zlib.decompress(r) for r in z])
import dataclasses, operator, copyreg
import frontgraph.model as m
c=Counter()
def walk(o):
    if dataclasses.is_dataclass(o):
        c[type(o).__name__]+=1
        for f in dataclasses.fields(o): walk(getattr(o,f.name))
    elif isinstance(o,(tuple,list)): [walk(x) for x in o]
for d in docs: walk(d)
print(c.most_common(20))
# custom
getters={}
new=object.__new__
def reduce_for(cls):
    names=[f.name for f in dataclasses.fields(cls)]
    get=operator.attrgetter(*names) if len(names)>1 else (lambda o,n=names[0]:(getattr(o,n),))
    def red(o): return cls,get(o)
    return red
table=copyreg.dispatch_table.copy()
seen=set()
def reg(o):
    if dataclasses.is_dataclass(o) and type(o) not in table: table[type(o)]=reduce_for(type(o))
    if dataclasses.is_dataclass(o):
        for f in dataclasses.fields(o): reg(getattr(o,f.name))
    elif isinstance(o,(tuple,list)): [reg(x) for x in o]
for d in docs: reg(d)
def dump(o):
    b=io.BytesIO(); p=pickle.Pickler(b,protocol=5); p.dispatch_table=table; p.dump(o); return b.getvalue()
r2=tm('dumps ctor',lambda:[dump(d) for d in docs]); print(sum(map(len,r2))/1e6)
d2=tm('loads ctor',lambda:[pickle.loads(r) for r in r2])
assert d2==docs
import gc
gc.disable()
tm('loads ctor nogc',lambda:[pickle.loads(r) for r in r2])
tm('loads nogc',lambda:[pickle.loads(r) for r in raw])
