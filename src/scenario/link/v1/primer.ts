/**
 * Lines that scenarios are likely to contain. Writer and reader both study them first, so that a link pays only for
 * what is its own. Part of the format: changing a letter here makes old links unreadable.
 */
export const PRIMER = `web api db sql app cache auth login orders order cart basket catalog product payment billing invoice
invoices shipping stock inventory search index mail smtp relay proxy gateway portal admin console dashboard
report reports batch job jobs worker queue bus broker message events notify notification chat bot feed
parser import export sync backup restore archive files storage share ftp sftp print printer spool scan pdf
image media stream video camera sensor device iot edge node agent monitor metrics telemetry logs logger
trace alert health probe test dev stage prod build runner deploy release registry repo git wiki docs help
support ticket desk crm erp hr payroll finance ledger bank tax customer client user account profile session
token identity ldap dns dhcp ntp check time clock network router firewall vpn legacy main primary replica
master backend frontend front back office shop store site home blog news forum map tile geo location weather
price quote calc engine service svc server host core base data lake warehouse etl loader redis mongo mysql
postgres kafka rabbit mq nginx iis apache tomcat grafana prometheus kibana elastic jenkins sonar nexus vault
consul traefik plant floor factory line machine robot scada plc building lab campus branch dock north south
east west red blue green alpha beta gamma kiosk badge reader timer timesheet bridge tracker helper viewer
writer editor manager scheduler processor collector generator converter validator
docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 -o com.docker.network.windowsshim.interface="Ethernet 2" corp
docker network create -d nat --subnet 172.20.0.0/16 --gateway 172.20.0.1 backend
docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 -o com.docker.network.windowsshim.enable_outboundnat=true -o com.docker.network.windowsshim.outboundnat_exceptions=10.244.0.0/16 l2net
docker network create -d overlay --attachable --subnet 10.0.9.0/24 --gateway 10.0.9.1 -o com.docker.network.driver.overlay.vxlanid_list=4100 ov1
docker network create -d l2tunnel --subnet 10.240.0.0/24 --gateway 10.240.0.1 az1
docker network create -d transparent --subnet 10.20.0.0/24 --gateway 10.20.0.1 -o com.docker.network.windowsshim.vlanid=20 vlan20
docker swarm init --advertise-addr 192.168.10.21 --listen-addr 192.168.10.21:2377
docker swarm join --token SWMTKN-1- 192.168.10.21:2377
docker service create --name web --replicas 2 --network ov1 --publish mode=ingress,published=8080,target=80 mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
docker service scale web=3
docker network connect corp web
docker network disconnect nat web
docker network inspect nat
docker network ls
docker network rm corp
docker port web
docker stop web
docker start web
docker rm -f web
docker ps
docker ps -a
docker inspect web
docker exec web ipconfig /all
docker exec web ping 192.168.10.50
docker exec web curl http://db:5000/
Get-HnsNetwork | Select-Object Name, Type, ID
Get-HnsEndpoint
Get-NetNatStaticMapping
Get-VMSwitch
Get-NetAdapter
Get-NetIPAddress -AddressFamily IPv4
New-NetRoute -DestinationPrefix 10.244.2.0/24 -NextHop 192.168.10.22 -InterfaceAlias "vEthernet (Ethernet)"
Restart-Service docker
laptop> curl http://192.168.10.21:8080/
laptop> ping 192.168.10.60
laptop> Test-NetConnection 192.168.10.21 -Port 8080
win-01> ping 172.16.0.12
win-02> docker run -d --name db --network nat mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost
win-01> docker run -d --name api --isolation hyperv mcr.microsoft.com/windows/nanoserver:ltsc2022
# The default nat network hides containers behind the host: the port that is published leads to it.
lab reset
lab preset default
lab segment add LAN --subnet 192.168.10.0/24
lab router add gateway --if 192.168.10.1/24 --vlan 1 --if 10.20.0.1/24 --vlan 20
lab internet add internet --ip 203.0.113.10 --listen tcp/80 tcp/443 --name www.example.com
lab dhcp add dhcp --ip 192.168.10.2/24 --pool 192.168.10.100-192.168.10.199
lab dns add dns --ip 192.168.10.5/24
lab client add laptop --ip 192.168.10.50/24
lab host add win-02 --os ws2022 --platform hyperv-vm --mac-spoofing on --nic Ethernet=192.168.10.22/24
lab host add win-03 --os ws2019 --platform azure-vm --nic Ethernet=10.240.0.4/24 --nat-prefix auto
lab host set win-01 --firewall off --allow icmp
lab nic plug win-01 "Ethernet 2" --port trunk --vlan 1 --allowed 1,20
lab listen win-01/web tcp/8080 --bind 127.0.0.1
lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24
lab filter add fw win-01 win-02 --deny udp/4789
#! canvas
docker run -d --name mail --network backend -p 8081:80 mcr.microsoft.com/dotnet/aspnet:8.0
docker run -d --name sql --network corp --ip 192.168.10.61 -e ACCEPT_EULA=Y -p 1433:1433 mcr.microsoft.com/mssql/server:2022-latest
docker run -d --name cache --network backend --ip 172.20.0.12 redis:windowsservercore
docker run -d --name proxy --hostname proxy01 --restart always -p 8443:443 nginx:windows
docker run -d --name app --network l2net --ip 10.244.1.10 --dns 192.168.10.5 mcr.microsoft.com/windows/servercore:ltsc2019 ping -t localhost
docker run -d --name old --network corp --mac-address 00-15-5D-52-C1-0C mcr.microsoft.com/windows/server:ltsc2022
docker run -d --name task --network none mcr.microsoft.com/windows/nanoserver:1809
docker run -d --name front --network backend --network-alias shop --label tier=web mcr.microsoft.com/dotnet/framework/aspnet:4.8
docker run -d --name worker --isolation process --network backend mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost
docker run -d --name site -p 8082:80 mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022
docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis
`;
